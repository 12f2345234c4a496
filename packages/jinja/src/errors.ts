/**
 * What went wrong in a template.
 * - `syntax`: it does not parse, or names a filter or test that there is not; found when it is compiled
 * - `undefined`: something that is not there was used as if it were
 * - `type`, `value`, `key`, `zero_division`, `overflow`: as Python's errors of these names
 * - `security`: something that templates may not reach, such as `__class__`, or a change of the payload
 * - `limit`: it took too much time, text or depth
 */
export type ErrorKind =
  'syntax' | 'undefined' | 'type' | 'value' | 'key' | 'zero_division' | 'overflow' | 'security' | 'limit';

/** The one error that compiling and rendering throw. Its message says what is wrong and how to mend it. */
export class TemplateError extends Error {
  readonly kind: ErrorKind;
  /** Where in the source, counted from 1; 0 until the one who knows the place has filled it in. */
  line = 0;
  /** Counted from 1, in UTF-16 units. */
  column = 0;

  constructor(kind: ErrorKind, message: string) {
    super(message);
    this.name = 'TemplateError';
    this.kind = kind;
  }

  /** Says where it happened, unless that is known. @param offset in UTF-16 units */
  locate(source: string, offset: number): this {
    if (this.line === 0) {
      const before = source.slice(0, offset);
      this.line = before.split('\n').length;
      this.column = offset - before.lastIndexOf('\n');
    }
    return this;
  }
}
