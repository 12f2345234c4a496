import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as initial from './migrations/0001-initial.ts';
import type { Schema } from './schema.ts';

/** Brings the database to the newest schema. @throws what the failing migration threw */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ '0001-initial': initial }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    throw error;
  }
}
