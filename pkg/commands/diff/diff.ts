import { ProvisioningError } from '../../app/integrations/provisioning-error.ts';
import { createTemplateCheck } from '../../interpret/check.ts';
import { createTemplateEnvironment } from '../../interpret/environment.ts';
import { type Change, compareProvisioning } from '../../provisioning/compare.ts';
import { readProvisioning } from '../../provisioning/read-files.ts';
import { type CommandContext, CommandFailed, defineCommand } from '../command.ts';
import { currentOptions } from '../current/options.ts';
import { readCurrent } from '../current/read-current.ts';

export const diffCommand = defineCommand({
  name: 'diff',
  about: 'Shows what the provisioning files of a folder would change in an org.',
  operands: ['<folder>'],
  options: { ...currentOptions, json: { type: 'boolean', about: 'print a list of changes as JSON' } },
  notes: 'A change is the exit code 1. Of tokens it says only that they change.',
  async run([folder], { json, ...where }, context) {
    const plan = read(folder as string, context);
    const current = await readCurrent(where, context);
    const changes = compareProvisioning(plan, current);
    if (json) {
      context.stdout.write(`${JSON.stringify({ orgId: current.orgId, changes }, null, 2)}\n`);
    } else {
      context.stdout.write(changes.map(describe).join(''));
      context.stderr.write(
        changes.length === 0
          ? `Nothing would change in org ${current.orgId}.\n`
          : `${changes.length} would change in org ${current.orgId}.\n`
      );
    }
    return changes.length === 0 ? 0 : 1;
  },
});

function read(folder: string, { env, now }: CommandContext) {
  try {
    return readProvisioning(folder, env, createTemplateCheck(createTemplateEnvironment(now)));
  } catch (error) {
    throw error instanceof ProvisioningError ? new CommandFailed(`${error.message}. See bellhook validate.`) : error;
  }
}

const signs = { create: '+', update: '~', delete: '-', release: '~' } as const;

function describe({ action, kind, uid, fields }: Change): string {
  const first = `${signs[action]} ${kind} ${uid}`;
  if (action === 'release') {
    return `${first}: no file names it any more; people can change it\n`;
  }
  if (action === 'delete' || action === 'create') {
    return `${first}\n`;
  }
  return fields.length === 0
    ? `${first}: belongs to the file from now on\n`
    : `${first}\n${fields.map((field) => `    ${field.name}: ${showValues(field)}\n`).join('')}`;
}

function showValues({ before, after }: Change['fields'][number]): string {
  return before === undefined && after === undefined ? 'changes' : `${show(before)} → ${show(after)}`;
}

function show(value: unknown): string {
  return value === undefined ? '(default)' : JSON.stringify(value);
}
