/** The text as Python's repr() has it: in single quotes unless it holds such and no double ones. */
export function textRepr(text: string): string {
  // Most texts need nothing.
  if (/^[ !#-&(-[\]-~]*$/.test(text)) {
    return `'${text}'`;
  }
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replace(special, (character) => escape(character, quote)) + quote;
}

/** What repr() gave, with all that is not ASCII escaped, as Python's ascii() has it. */
export function asciiRepr(repr: string): string {
  return repr.replace(/[^\0-\x7f]/gu, toNumber);
}

/** Quotes, backslashes, and what str.isprintable() is false for: other and separator characters but for the space. */
const special = /[\\'"[[\p{C}\p{Z}]--[ ]]]/gv;

function escape(character: string, quote: string): string {
  switch (character) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    case '\\':
      return '\\\\';
    case "'":
    case '"':
      return character === quote ? `\\${character}` : character;
    default:
      return toNumber(character);
  }
}

function toNumber(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const [letter, width] = code > 0xffff ? ['U', 8] : code > 0xff ? ['u', 4] : ['x', 2];
  return `\\${letter}${code.toString(16).padStart(width, '0')}`;
}
