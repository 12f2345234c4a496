/**
 * JSON text with the raw control characters in its strings escaped, such as the line breaks that a shell script has put
 * there. Nothing else is changed; whether the text is JSON then is for the caller to see.
 * @returns undefined where there is nothing to escape, or so much of it that this is no text
 */
export function escapeControls(text: string): string | undefined {
  // In UTF-8 as in ASCII: no part of a longer character looks like what is searched for.
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

/** So many bytes a short text may grow by, to any multiple of its length; a long one at most doubles. */
const smallGrowth = 1024;

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;

/** How JSON spells each control character, by its code. */
const escapes = Array.from({ length: space }, (_, code) => JSON.stringify(String.fromCharCode(code)).slice(1, -1));

/** Visits each control character that stands in a string and is not behind a backslash. */
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
