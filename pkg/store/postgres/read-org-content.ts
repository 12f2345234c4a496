import type { Kysely } from 'kysely';
import type { PostgresSettings } from '../../database-url/postgres-settings.ts';
import { readContent, type StoredContent } from '../sql/org-content.ts';
import type { Schema } from '../sql/schema.ts';
import { openPool } from './connection/pool.ts';
import { toStoreError } from './fault.ts';
import { toKysely } from './kysely.ts';
import { isUpToDate } from './migrate.ts';
import { toPostgresDatabase } from './postgres-database.ts';

/**
 * The integrations, the shared views and the maintenance windows of an org in a database, which stays as it is. Sidecars may be using it.
 * @throws {StoreUnavailable} where it cannot be read, and an error where it is not of this version
 */
export async function readPostgresContent(
  settings: PostgresSettings,
  orgId: number,
  now: number
): Promise<StoredContent> {
  // Under a name of its own it is not taken for a sidecar.
  const own = { ...settings, applicationName: `${settings.applicationName} export` };
  const db = toKysely(openPool(own, { max: 1, statementTimeoutMs }));
  try {
    if (!(await isUpToDate(db))) {
      throw new Error('it is of another version; start a sidecar of this version on it once');
    }
    return await readContent(toPostgresDatabase(db as unknown as Kysely<Schema>), orgId, now);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await db.destroy();
  }
}

const statementTimeoutMs = 30_000;
