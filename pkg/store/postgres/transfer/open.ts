import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { describePostgres } from '../../../database-url/describe-postgres.ts';
import type { PostgresSettings } from '../../../database-url/postgres-settings.ts';
import { CannotTransfer, type TransferSource, type TransferTarget } from '../../transfer/places.ts';
import { type ConnectionPool, openPool } from '../connection/pool.ts';
import { toStoreError } from '../fault.ts';
import { toKysely } from '../kysely.ts';
import { migrate } from '../migrate.ts';
import type { PostgresSchema } from '../schema.ts';
import { countAllGroups } from '../writer/counting/count-groups.ts';
import { createPostgresSource } from './source.ts';
import { createPostgresTarget } from './target.ts';
import { refuseUnfinished } from './unfinished.ts';

/**
 * Opens a database to copy it, and brings its schema up to date.
 * @throws {CannotTransfer} while sidecars use it, and {StoreUnavailable} where it cannot be opened
 */
export function openPostgresSource(settings: PostgresSettings): Promise<TransferSource> {
  return open(settings, async (db, name) => {
    await refuseUnfinished(db);
    await countAllGroups(db);
    return createPostgresSource(db, name);
  });
}

/** Opens a database to fill it; the same errors. */
export function openPostgresTarget(settings: PostgresSettings): Promise<TransferTarget> {
  return open(settings, async (db, name, pool) => createPostgresTarget(db, pool, name));
}

async function open<Place extends { close(): Promise<void> }>(
  settings: PostgresSettings,
  create: (db: Kysely<PostgresSchema>, name: string, pool: ConnectionPool) => Promise<Place>
): Promise<Place> {
  // Under a name of its own, it does not take itself for a sidecar.
  const own = { ...settings, applicationName: `${settings.applicationName} migrate-store` };
  const pool = openPool(own, { max: 1, statementTimeoutMs: longestStatementMs });
  const db = toKysely(pool);
  const name = describePostgres(settings);
  try {
    await refuseOthers(db, name, settings.applicationName);
    await migrate(db);
    const place = await create(db, name, pool);
    return {
      ...place,
      async close() {
        await place.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw toStoreError(error);
  }
}

/** Counting, and what is made at the end, takes minutes for many million rows. */
const longestStatementMs = 3_600_000;

/** Waits a moment for sidecars that end. @throws {CannotTransfer} where one has a connection */
async function refuseOthers(db: Kysely<PostgresSchema>, name: string, applicationName: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and usename = current_user and application_name = ${applicationName}`.execute(
      db
    );
    const count = rows[0]?.count ?? 0;
    if (count === 0) {
      return;
    }
    if (attempt === mostAttempts) {
      throw new CannotTransfer(`Sidecars use ${name} (${count} connections). Stop them first.`);
    }
    await pause(pauseMs);
  }
}

const mostAttempts = 10;
const pauseMs = 200;
