const none: ReadonlyMap<string, string> = new Map();

/** The short names of emoji. They are loaded at their first use; if that fails there are none. */
export function loadEmoji(): Promise<ReadonlyMap<string, string>> {
  return import('./emojiNames').then(
    ({ emojiNames }) => emojiNames,
    () => none
  );
}
