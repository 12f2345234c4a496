import { TemplateError } from '../../errors.ts';

/** A pattern that is wrong. @param mend what to write instead */
export function wrongPattern(what: string, mend: string): TemplateError {
  return new TemplateError('value', `the regular expression ${what}; ${mend}`);
}

/** A pattern, or a text for it, that would take too much. */
export function heavyPattern(what: string, mend: string): TemplateError {
  return new TemplateError('limit', `the regular expression ${what}; ${mend}`);
}
