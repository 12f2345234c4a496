import { decodeHTML } from 'entities/decode';

/** The text with the character references of HTML replaced, such as `&eacute;` and `&#8364;`: Python's html.unescape(). */
export function unescape(text: string): string {
  return text.replace(reference, (whole, name: string) =>
    // HTML keeps numbers that Python removes.
    name.startsWith('#') ? numericReference(name.slice(1)) : decodeHTML(whole)
  );
}

const reference = /&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)/gu;

function numericReference(digits: string): string {
  const code = /^[xX]/.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  if (code >= 0x80 && code <= 0x9f) {
    // The HTML standard maps these to the characters of Windows-1252.
    return windows.decode(Uint8Array.of(code));
  }
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    return '\ufffd';
  }
  return isNoCharacter(code) ? '' : String.fromCodePoint(code);
}

const windows = new TextDecoder('windows-1252');

function isNoCharacter(code: number): boolean {
  const isControl = code < 0x20 && !'\t\n\f\r'.includes(String.fromCharCode(code));
  return isControl || code === 0x7f || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
}
