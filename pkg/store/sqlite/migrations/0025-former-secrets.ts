import { type Kysely, sql } from 'kysely';
import { hashToken } from '../../token.ts';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
  const { rows } = await sql<{ id: number; token: string }>`select id, token from integrations
    where token is not null`.execute(db);
  for (const { id, token } of rows) {
    await sql`update integrations set token_hash = ${hashToken(token)} where id = ${id}`.execute(db);
  }
}

const statements = [
  `alter table integrations add column token_hash text`,
  `alter table integrations add column token_hint text`,
  `create unique index integrations_token_hash on integrations (token_hash)`,
  `create table former_secrets (
    integration_id integer not null references integrations (id),
    name text not null,
    value text not null,
    hint text,
    replaced_at integer not null,
    ends_at integer not null,
    uses integer not null,
    last_used_at integer,
    successor_used_at integer,
    primary key (integration_id, name)
  ) without rowid`,
];
