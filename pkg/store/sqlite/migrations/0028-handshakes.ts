import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `create table handshakes (
      id integer primary key autoincrement,
      integration_id integer not null references integrations (id),
      kind text not null,
      topic text not null,
      message text not null,
      received_at integer not null,
      expires_at integer not null,
      verified integer not null,
      state text not null,
      detail text,
      decided_at integer,
      decided_by text
    ) strict`,
    `create index handshakes_integration on handshakes (integration_id, id)`,
  ]);
}
