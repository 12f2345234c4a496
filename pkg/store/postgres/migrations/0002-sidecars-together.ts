import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}

const statements = [
  // What one sidecar at a time does for all, and until when it has said that it does.
  `create table leases (
    task text primary key,
    holder text not null,
    held_until timestamptz not null
  )`,
  // The migration without which a sidecar cannot work on the schema. A migration after which older sidecars cannot go on names itself here.
  `create table oldest_migration (name text not null)`,
  `insert into oldest_migration values ('0001-initial')`,
];
