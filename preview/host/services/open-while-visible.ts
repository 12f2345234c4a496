/**
 * Keeps a connection open while the tab is visible, and returns a function that ends it. A browser has six connections per
 * server, which hidden tabs would use up.
 */
export function openWhileVisible(open: () => { close(): void }): () => void {
  let connection: { close(): void } | undefined;
  const follow = () => {
    if (document.visibilityState === 'visible') {
      connection ??= open();
    } else {
      connection?.close();
      connection = undefined;
    }
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    connection?.close();
  };
}
