/** The text as Python's repr() writes it: in single quotes, or in double quotes if it has only single ones in it. */
export function textRepr(text: string): string {
  // Most texts need nothing.
  if (/^[ !#-&(-[\]-~]*$/.test(text)) {
    return `'${text}'`;
  }
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  let copied = 0;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    const escape = code === singleQuote || code === doubleQuote ? escapeOfQuote(code, quote) : escapeOf(code);
    if (escape !== undefined) {
      result += text.slice(copied, at) + escape;
      copied = end;
    }
    at = end;
  }
  return result + text.slice(copied) + quote;
}

const singleQuote = 0x27;
const doubleQuote = 0x22;

function escapeOfQuote(code: number, quote: string): string | undefined {
  return code === quote.charCodeAt(0) ? `\\${quote}` : undefined;
}

/** What repr() gave, with everything that is not ASCII escaped, as Python's ascii() writes it. */
export function asciiRepr(repr: string): string {
  return repr.replace(/[^\0-\x7f]/gu, (character) => numberEscape(character.codePointAt(0) ?? 0));
}

/** The escape of a character other than a quote; undefined for one that is printed as it is. */
function escapeOf(code: number): string | undefined {
  const known = escapes[code];
  if (known !== undefined || code < escapes.length) {
    return known;
  }
  return isUnprintable(code) ? numberEscape(code) : undefined;
}

/** What str.isprintable() is false for: other and separator characters except the space. */
const unprintable = /^[[\p{C}\p{Z}]--[ ]]$/v;

/** For each character up to U+00FF. */
const escapes: ReadonlyArray<string | undefined> = Array.from({ length: 0x100 }, (_, code) => {
  switch (String.fromCharCode(code)) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    case '\\':
      return '\\\\';
    default:
      return unprintable.test(String.fromCharCode(code)) ? numberEscape(code) : undefined;
  }
});

/** By code point: 0 if not looked up yet, 1 for printable, 2 for unprintable. Most texts use few scripts. */
const kinds = new Uint8Array(0x110000);

function isUnprintable(code: number): boolean {
  if (kinds[code] === 0) {
    kinds[code] = unprintable.test(String.fromCodePoint(code)) ? 2 : 1;
  }
  return kinds[code] === 2;
}

function numberEscape(code: number): string {
  const [letter, width] = code > 0xffff ? ['U', 8] : code > 0xff ? ['u', 4] : ['x', 2];
  return `\\${letter}${code.toString(16).padStart(width, '0')}`;
}
