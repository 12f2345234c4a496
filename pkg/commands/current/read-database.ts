import { existsSync } from 'node:fs';
import { readDatabaseUrl } from '../../config.ts';
import { describePostgres } from '../../database-url/describe-postgres.ts';
import type { OrgContent } from '../../provisioning/org-content.ts';
import { sharedViews } from '../../provisioning/shared-views.ts';
import { readPostgresContent } from '../../store/postgres/read-org-content.ts';
import { readOrgContent } from '../../store/sqlite/read-org-content.ts';
import { type CommandContext, CommandFailed } from '../command.ts';

/**
 * Reads a database, also while sidecars use it; it stays as it is.
 * @throws {ConfigError}, {CommandFailed}
 */
export async function readDatabase(
  url: string,
  orgId: number,
  { env, now }: Pick<CommandContext, 'env' | 'now'>
): Promise<OrgContent> {
  const database = readDatabaseUrl('--database', url, env);
  const isFile = database.kind === 'sqlite';
  if (isFile && !existsSync(database.path)) {
    throw new CommandFailed(`There is no file ${database.path}.`);
  }
  try {
    const { integrations, views, windows } = isFile
      ? await readOrgContent(database.path, orgId, now())
      : await readPostgresContent(database, orgId, now());
    return { orgId, integrations, views: sharedViews(views), windows };
  } catch (error) {
    const name = isFile ? database.path : describePostgres(database).replace(/^t/, 'T');
    throw new CommandFailed(`${name} cannot be read: ${(error as Error).message}`);
  }
}
