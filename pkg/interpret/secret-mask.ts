/**
 * Masks secrets that a tool puts into what it sends: with asterisks, as many as the secret has characters, so that what is kept has the length of what
 * came.
 * @param names of the fields that hold them, in JSON at any depth or in a form
 * @returns null where there are none
 *
 * @example
 * createSecretMask(['Token'])?.('{"Token": "abc"}') // '{"Token": "***"}'
 */
export function createSecretMask(names: readonly string[]): ((text: string) => string) | null {
  if (names.length === 0) {
    return null;
  }
  const any = names.map((name) => name.replaceAll(/\W/g, '\\$&')).join('|');
  const json = new RegExp(`("(?:${any})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)`, 'gs');
  const form = new RegExp(`((?:^|&)(?:${any})=)([^&]*)`, 'g');
  const mask = (_: string, before: string, value: string) => before + '*'.repeat(value.length);
  return (text) => (/^\s*[[{"]/.test(text) ? text.replace(json, mask) : text.replace(form, mask));
}
