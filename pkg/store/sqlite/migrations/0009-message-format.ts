import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [`alter table integrations add column message_format text not null default 'markdown'`];
