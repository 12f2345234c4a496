/**
 * Replaces short names such as `:fire:` with their emoji. Unknown names stay, and so do names directly after a letter, a digit
 * or a colon, as in `fe80:ab:1` and `10:100:30`.
 * @param names the emoji for each name
 */
export function expandEmoji(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(shortNames, (run) =>
    run.replace(/:([^:]+):/g, (written, name: string) => names.get(name) ?? written)
  );
}

/** Whether the text has something that may be the short name of an emoji. */
export function mayHaveEmoji(text: string): boolean {
  return text.search(shortNames) >= 0;
}

/** One short name or several in a row. */
const shortNames = /(?<![\p{L}\p{N}_:])(?::[a-z0-9_+-]{1,60}:)+/gu;
