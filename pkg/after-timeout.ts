/**
 * Calls `then` after a time, unless the returned function is called before. Messages that have arrived meanwhile are heard
 * first: where this thread was busy for too long, nobody else is to blame.
 */
export function afterTimeout(milliseconds: number, then: () => void): () => void {
  let due: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => (due = setImmediate(then)), milliseconds);
  return () => {
    clearTimeout(timer);
    clearImmediate(due);
  };
}
