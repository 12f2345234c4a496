import { secretVariables, writeProvisioning } from '../../provisioning/write-yaml.ts';
import { defineCommand } from '../command.ts';
import { currentOptions } from '../current/options.ts';
import { readCurrent } from '../current/read-current.ts';

export const exportCommand = defineCommand({
  name: 'export',
  about: 'Prints all of an org as a provisioning file: its integrations, its shared views and its maintenance windows.',
  operands: [],
  options: {
    ...currentOptions,
    'with-tokens': { type: 'boolean', about: 'with the tokens of the integrations, which are secrets' },
  },
  notes: 'Without the tokens, integrations that exist keep theirs, and elsewhere new ones are made.',
  async run(_, { 'with-tokens': withTokens = false, ...where }, context) {
    const current = await readCurrent(where, context);
    context.stdout.write(writeProvisioning(current, withTokens));
    const secret = withTokens ? current.integrations.filter(({ token }) => token === undefined) : current.integrations;
    if (secret.length > 0) {
      const why = withTokens ? 'only Admins see them' : '--with-tokens prints them';
      context.stderr.write(`Left out: the tokens of ${secret.map(({ uid }) => uid).join(', ')}; ${why}.\n`);
    }
    const variables = secretVariables(current);
    if (variables.length > 0) {
      context.stderr.write(`Left out: secrets of guards, which nobody can read. Set ${variables.join(', ')}.\n`);
    }
    return 0;
  },
});
