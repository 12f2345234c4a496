import type { CustomTemplates } from '../../contract/templates/templates.ts';
import type { TemplateCheck } from '../../interpret/check.ts';
import { AppError } from '../app-error.ts';

/** @throws {AppError} invalid_template where one does not parse; its details name every fault */
export function refuseFaulty(check: TemplateCheck, templates: CustomTemplates): void {
  const faults = check(templates);
  const [first] = faults;
  if (first !== undefined) {
    const { template, line, column, message } = first;
    throw new AppError('invalid_template', `${template}, line ${line}, column ${column}: ${message}`, {
      templates: faults,
    });
  }
}
