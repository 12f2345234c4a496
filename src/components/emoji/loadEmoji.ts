const none: ReadonlyMap<string, string> = new Map();

/** The short names of emoji, loaded when one is first met; none where they cannot be loaded. */
export function loadEmoji(): Promise<ReadonlyMap<string, string>> {
  return import('./emojiNames').then(
    ({ emojiNames }) => emojiNames,
    () => none
  );
}
