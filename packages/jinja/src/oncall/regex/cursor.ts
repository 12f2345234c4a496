import { TemplateError } from '../../errors.ts';

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

/** A pattern that is wrong. @param mend what to write instead */
export function wrongPattern(what: string, mend: string): TemplateError {
  return new TemplateError('value', `the regular expression ${what}; ${mend}`);
}

/** A pattern, or a text for it, that would take too much. */
export function heavyPattern(what: string, mend: string): TemplateError {
  return new TemplateError('limit', `the regular expression ${what}; ${mend}`);
}
