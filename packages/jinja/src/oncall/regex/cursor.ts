/** Goes through the characters of a pattern. */
export class Cursor {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The next character; empty at the end. */
  peek(): string {
    const code = this.text.codePointAt(this.position);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  next(): string {
    const character = this.peek();
    this.position += character.length;
    return character;
  }

  /** Whether that stood next; then it is passed. */
  take(text: string): boolean {
    const found = this.text.startsWith(text, this.position);
    if (found) {
      this.position += text.length;
    }
    return found;
  }

  /** What a sticky expression finds here; then it is passed. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const found = expression.exec(this.text);
    if (found !== null) {
      this.position = expression.lastIndex;
    }
    return found;
  }
}
