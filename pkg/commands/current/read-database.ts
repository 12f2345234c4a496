import { existsSync } from 'node:fs';
import { readDatabaseUrl } from '../../config.ts';
import type { OrgContent } from '../../provisioning/org-content.ts';
import { sharedViews } from '../../provisioning/shared-views.ts';
import { readOrgContent } from '../../store/sqlite/read-org-content.ts';
import { type CommandContext, CommandFailed } from '../command.ts';

/**
 * Reads an SQLite file, also while a sidecar uses it.
 * @throws {ConfigError}, {CommandFailed}
 */
export async function readDatabase(
  url: string,
  orgId: number,
  { env, now }: Pick<CommandContext, 'env' | 'now'>
): Promise<OrgContent> {
  const database = readDatabaseUrl('--database', url, env);
  if (database.kind !== 'sqlite') {
    throw new CommandFailed('Of a PostgreSQL ask a running sidecar, with --grafana.');
  }
  if (!existsSync(database.path)) {
    throw new CommandFailed(`There is no file ${database.path}.`);
  }
  try {
    const { integrations, views, windows } = await readOrgContent(database.path, orgId, now());
    return { orgId, integrations, views: sharedViews(views), windows };
  } catch (error) {
    throw new CommandFailed(`${database.path} cannot be read: ${(error as Error).message}`);
  }
}
