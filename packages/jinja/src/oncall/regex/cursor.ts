import { TemplateError } from '../../errors.ts';

/** Reads the characters of a pattern one after the other. */
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

  /** Whether that text comes next; if so, it is consumed. */
  take(text: string): boolean {
    const found = this.text.startsWith(text, this.position);
    if (found) {
      this.position += text.length;
    }
    return found;
  }

  /** The match of a sticky expression at this position; if there is one, it is consumed. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const found = expression.exec(this.text);
    if (found !== null) {
      this.position = expression.lastIndex;
    }
    return found;
  }
}

/** The error for an invalid pattern. @param mend what to write instead */
export function wrongPattern(what: string, mend: string): TemplateError {
  return new TemplateError('value', `the regular expression ${what}; ${mend}`);
}

/** The error for a pattern, or a text for it, that would take too much time. */
export function heavyPattern(what: string, mend: string): TemplateError {
  return new TemplateError('limit', `the regular expression ${what}; ${mend}`);
}
