import type { OrgContent } from '../../provisioning/org-content.ts';
import { type CommandContext, UsageError, type Values } from '../command.ts';
import type { currentOptions } from './options.ts';
import { readDatabase } from './read-database.ts';
import { readGrafana } from './read-grafana.ts';

/**
 * What an org has now.
 * @throws {UsageError}, {ConfigError}, {CommandFailed}
 */
export function readCurrent(
  { grafana, database, org }: Values<typeof currentOptions>,
  context: CommandContext
): Promise<OrgContent> {
  if ((grafana === undefined) === (database === undefined)) {
    throw new UsageError('Give either --grafana or --database.');
  }
  const orgId = org === undefined ? undefined : readOrg(org);
  return grafana === undefined
    ? readDatabase(database as string, orgId ?? 1, context)
    : readGrafana(grafana, context.env['GRAFANA_TOKEN'], orgId);
}

function readOrg(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) {
    throw new UsageError('--org is the number of an org of Grafana.');
  }
  return Number(text);
}
