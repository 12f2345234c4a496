/** Whether every UTF-16 unit of the text is a character of Python's. */
export function isSimple(text: string): boolean {
  return !/[\ud800-\udbff][\udc00-\udfff]/.test(text);
}

/** The text's length in Python, which counts code points. */
export function codePointLength(text: string): number {
  if (isSimple(text)) {
    return text.length;
  }
  let length = 0;
  for (const _ of text) {
    length++;
  }
  return length;
}

/** The characters of the text as Python has them. */
export function codePointsOf(text: string): readonly string[] {
  return isSimple(text) ? text.split('') : Array.from(text);
}

/** Where that character begins, in UTF-16 units; the text's end where there are fewer. */
export function unitIndexOf(text: string, character: number): number {
  let unit = 0;
  for (let i = 0; i < character && unit < text.length; i++) {
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}
