import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/** Of what came before nobody knows when: the histories of the integrations that are there begin today, with nothing. */
const statements = [
  ...['rejected_count', 'failed_count', 'opened_count', 'resolved_count'].map(
    (column) => `alter table integration_counts add column ${column} integer not null default 0`
  ),
  `create table integration_histories (
    integration_id integer primary key references integrations (id),
    counted integer not null,
    history text not null
  ) strict`,
  `insert into integration_histories (integration_id, counted, history)
     select integration_id, alert_count + limited_count, json_object(
       'counted', json_array(alert_count, 0, limited_count, 0, 0, 0),
       'since', unixepoch() / 86400, 'hours', json_array(), 'days', json_array())
     from integration_counts`,
];
