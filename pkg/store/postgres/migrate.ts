import { type Kysely, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StoreUnavailable } from '../fault.ts';
import { migrationLock } from './kysely.ts';
import * as initial from './migrations/0001-initial.ts';

/**
 * Brings the database to the newest schema, or leaves it as it is, in one transaction. Sidecars that start together wait for each
 * other.
 * @throws {StoreUnavailable} where there is no schema for the tables, and what a failing migration threw
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(tx);
    // Without it, the migrator takes the tables of another program, in any schema of the database, for its own.
    const migrationTableSchema = await findSchema(tx);
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

const migrations = { '0001-initial': initial };
