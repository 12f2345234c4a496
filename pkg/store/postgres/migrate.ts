import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationLock } from './kysely.ts';
import * as initial from './migrations/0001-initial.ts';

/**
 * Brings the database to the newest schema, or leaves it as it is, in one transaction. Sidecars that start together wait for each
 * other.
 * @throws what the failing migration threw
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(tx);
    const migrator = new Migrator({ db: tx, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) {
      throw error;
    }
  });
}

const migrations = { '0001-initial': initial };
