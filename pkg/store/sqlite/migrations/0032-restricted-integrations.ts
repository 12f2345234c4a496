import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

/** Each request of somebody who is no Admin looks for them; the condition has to be that of `readRestricted`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `create index integrations_restricted on integrations (org_id) where settings like '%"access":{%'`,
  ]);
}
