import { type Kysely, sql, type Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreUnavailable } from '../fault.ts';
import { migrationLock } from './kysely.ts';
import * as initial from './migrations/0001-initial.ts';
import * as sidecarsTogether from './migrations/0002-sidecars-together.ts';

/**
 * Brings the database to the newest schema, or leaves it as it is, in one transaction. Sidecars that start together wait for each
 * other. A newer sidecar may have changed the schema already; while its migrations let older ones go on, this one does.
 * @throws {StoreUnavailable} where there is no schema for the tables, or one of a version that this one cannot work with, and what a
 * failing migration threw
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(tx);
    // Without it, the migrator takes the tables of another program, in any schema of the database, for its own.
    const migrationTableSchema = await findSchema(tx);
    if (await isNewer(tx, migrationTableSchema)) {
      return;
    }
    const migrator = new Migrator({
      db: tx,
      provider: { getMigrations: async () => migrations },
      migrationTableSchema,
    });
    const { error } = await migrator.migrateToLatest();
    if (error) {
      throw error;
    }
  });
}

/** Whether the tables are those of this version, as they are without `migrate`. */
export async function isUpToDate<Schema>(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(
    db
  );
  if (rows[0]?.found !== true) {
    return false;
  }
  const { rows: executed } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const names = new Set(executed.map(({ name }) => name));
  return names.size === Object.keys(migrations).length && Object.keys(migrations).every((name) => names.has(name));
}

/** The first of the search path that there is, which is where tables are made. */
async function findSchema<Schema>(tx: Transaction<Schema>): Promise<string> {
  const { rows } = await sql<{ name: string | null; mayCreate: boolean | null }>`select current_schema() as name,
    has_schema_privilege(current_schema(), 'create') as "mayCreate"`.execute(tx);
  const [schema] = rows;
  if (!schema?.name || !schema.mayCreate) {
    throw new StoreUnavailable({
      reason: 'not_admitted',
      message: 'The database user has no schema to make tables in. Give it one: create schema authorization <user>.',
      isLasting: false,
    });
  }
  return schema.name;
}

/** Whether a newer sidecar has changed the schema. @throws {StoreUnavailable} where this one cannot work on it any more */
async function isNewer<Schema>(tx: Transaction<Schema>, schema: string): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select exists (
    select from pg_tables where schemaname = ${schema} and tablename = 'kysely_migration')`.execute(tx);
  if (!rows[0]?.exists) {
    return false;
  }
  const { rows: executed } = await sql<{
    name: string;
  }>`select name from ${sql.id(schema, 'kysely_migration')}`.execute(tx);
  if (executed.every(({ name }) => name in migrations)) {
    return false;
  }
  const { rows: needed } = await sql<{ name: string }>`select name from ${sql.id(schema, 'oldest_migration')}`.execute(
    tx
  );
  if (!needed.every(({ name }) => name in migrations)) {
    throw new StoreUnavailable({
      reason: 'cannot_open',
      message:
        'A newer version of Bellhook has changed the database, and this one cannot work with it. Update this one.',
      isLasting: false,
    });
  }
  return true;
}

const migrations: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-sidecars-together': sidecarsTogether,
};
