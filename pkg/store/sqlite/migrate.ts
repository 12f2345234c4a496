import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as initial from './migrations/0001-initial.ts';
import * as templates from './migrations/0002-templates.ts';
import * as narrowCounts from './migrations/0003-narrow-counts.ts';
import * as groupTallies from './migrations/0004-group-tallies.ts';
import type { Schema } from './schema.ts';

/** Brings the database to the newest schema. @throws what the failing migration threw */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrations = {
    '0001-initial': initial,
    '0002-templates': templates,
    '0003-narrow-counts': narrowCounts,
    '0004-group-tallies': groupTallies,
  };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    throw error;
  }
}
