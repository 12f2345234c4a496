/**
 * The kinds of errors in templates.
 * - `syntax`: it does not parse, or has an unknown filter or test; found at compile time
 * - `undefined`: something undefined was used
 * - `type`, `value`, `key`, `zero_division`, `overflow`: as Python's errors of these names
 * - `security`: an access to something forbidden, such as `__class__`, or a change of the payload
 * - `limit`: it used too much time, text or depth
 */
export type ErrorKind =
  'syntax' | 'undefined' | 'type' | 'value' | 'key' | 'zero_division' | 'overflow' | 'security' | 'limit';

/** The only error that compiling and rendering throw. Its message says what is wrong and how to fix it. */
export class TemplateError extends Error {
  readonly kind: ErrorKind;
  /** The line in the source, from 1; 0 until it is known. */
  line = 0;
  /** The column, from 1, in UTF-16 units. */
  column = 0;

  constructor(kind: ErrorKind, message: string) {
    super(message);
    this.name = 'TemplateError';
    this.kind = kind;
  }

  /** Sets the position, unless it is already known. @param offset in UTF-16 units */
  locate(source: string, offset: number): this {
    if (this.line === 0) {
      const before = source.slice(0, offset);
      this.line = before.split('\n').length;
      this.column = offset - before.lastIndexOf('\n');
    }
    return this;
  }
}
