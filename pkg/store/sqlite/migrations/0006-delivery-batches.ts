import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/**
 * The deliveries of a batch share a row, because a row for each would cost a batch a sixth of its time. A row has the
 * deliveries up to `last_number`, as a JSON array of `[received_at, address, size, outcome, alert_id, detail]`.
 */
const statements = [
  `create table delivery_batches (
    integration_id integer not null references integrations (id),
    last_number integer not null,
    received_at integer not null,
    deliveries text not null,
    body blob,
    primary key (integration_id, last_number)
  ) strict, without rowid`,
  `insert into delivery_batches (integration_id, last_number, received_at, deliveries, body)
     select integration_id, number, received_at,
       json_array(json_array(received_at, address, size, outcome, alert_id, detail)), body
     from deliveries`,
  `drop table deliveries`,
  `alter table integration_counts drop column last_delivery_id`,
];
