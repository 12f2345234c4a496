import { ProvisioningError } from '../../app/integrations/provisioning-error.ts';
import { createTemplateCheck } from '../../interpret/check.ts';
import { createTemplateEnvironment } from '../../interpret/environment.ts';
import type { ProvisioningFault } from '../../provisioning/fault.ts';
import { inspectProvisioning, listFiles } from '../../provisioning/read-files.ts';
import { type CommandContext, CommandFailed, defineCommand } from '../command.ts';

export const validateCommand = defineCommand({
  name: 'validate',
  about: 'Finds all that is wrong with the provisioning files of a folder, without a sidecar.',
  operands: ['<folder>'],
  options: {
    json: { type: 'boolean', about: 'print a list of faults as JSON' },
    strict: { type: 'boolean', about: 'a variable that the environment does not have is a fault, not a warning' },
  },
  notes: 'A fault is a line with file, line, column and what is wrong, as compilers print them.',
  run([folder], { json, strict }, context) {
    const { stdout, stderr } = context;
    const { provisioning, faults } = inspect(folder as string, context);
    const findings = faults.map((fault) => toFinding(fault, strict === true)).sort(byPlace);
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (json) {
      stdout.write(`${JSON.stringify({ faults: findings }, null, 2)}\n`);
    } else {
      for (const { file, line, column, severity, message } of findings) {
        stdout.write(`${file}:${line}:${column}: ${severity}: ${message}\n`);
      }
      const { integrations, views } = provisioning;
      stderr.write(
        errors === 0
          ? `Nothing is wrong with ${count(integrations.length, 'integration')} and ${count(views.views.length, 'view')}.\n`
          : `${count(errors, 'fault')}.\n`
      );
    }
    return errors === 0 ? 0 : 1;
  },
});

/** A fault as it is told. */
interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

function inspect(folder: string, { env, now }: CommandContext) {
  try {
    if (listFiles(folder).length === 0) {
      throw new CommandFailed(`There is no file *.yaml in ${folder}.`);
    }
    return inspectProvisioning(folder, env, createTemplateCheck(createTemplateEnvironment(now)));
  } catch (error) {
    throw error instanceof ProvisioningError ? new CommandFailed(error.message) : error;
  }
}

function toFinding({ place, message, variable }: ProvisioningFault, strict: boolean): Finding {
  const severity = variable === undefined || strict ? 'error' : 'warning';
  const { file, line, column } = place;
  return { file, line, column, severity, message };
}

function byPlace(a: Finding, b: Finding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
