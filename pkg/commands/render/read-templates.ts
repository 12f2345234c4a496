import { parse } from 'yaml';
import { templateChanges } from '../../contract/templates/schemas.ts';
import { applyTemplateChanges, type CustomTemplates } from '../../contract/templates/templates.ts';
import { CommandFailed } from '../command.ts';

/**
 * Templates as a provisioning file has them under `templates`.
 * @throws {CommandFailed}
 */
export function readTemplates(file: string, text: string): CustomTemplates {
  const parsed = templateChanges.safeParse(tryToParse(file, text) ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandFailed(`${file}: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}`);
  }
  return applyTemplateChanges({}, parsed.data);
}

function tryToParse(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new CommandFailed(`${file}: ${(error as Error).message}`);
  }
}
