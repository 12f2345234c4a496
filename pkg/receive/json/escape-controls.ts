/**
 * Escapes the raw control characters in the strings of a JSON text, such as line breaks that a shell script has put there.
 * Nothing else is changed. The caller has to check whether the result is JSON.
 * @returns undefined if there is nothing to escape, or too much for a text
 */
export function escapeControls(text: string): string | undefined {
  // UTF-8 can be searched like ASCII: no byte of a longer character equals an ASCII character.
  const bytes = Buffer.from(text);
  let growth = 0;
  forEachControl(bytes, (_, escape) => (growth += escape.length - 1));
  if (growth === 0 || growth > Math.max(bytes.length, smallGrowth)) {
    return undefined;
  }
  const escaped = Buffer.allocUnsafe(bytes.length + growth);
  let from = 0;
  let to = 0;
  forEachControl(bytes, (at, escape) => {
    to += bytes.copy(escaped, to, from, at);
    to += escaped.write(escape, to, 'latin1');
    from = at + 1;
  });
  bytes.copy(escaped, to, from);
  return escaped.toString();
}

/** A short text may grow by this many bytes, whatever its length. A long text may at most double. */
const smallGrowth = 1024;

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;

/** The JSON escape of each control character, by its code. */
const escapes = Array.from({ length: space }, (_, code) => JSON.stringify(String.fromCharCode(code)).slice(1, -1));

/** Visits each control character that is in a string and not after a backslash. */
function forEachControl(bytes: Uint8Array, visit: (at: number, escape: string) => void): void {
  let isInString = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] as number;
    if (code === quote) {
      isInString = !isInString;
    } else if (isInString && code === backslash) {
      at++;
    } else if (isInString && code < space) {
      visit(at, escapes[code] as string);
    }
  }
}
