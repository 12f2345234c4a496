import { sql } from 'kysely';
import type { Db } from './db.ts';

/**
 * Puts together what batches have counted of integrations and of the states of groups, so that there are few rows to be summed. Rows that
 * another sidecar is busy with are left to it.
 */
export async function putTogether(db: Db): Promise<void> {
  await sql`with gone as (
      delete from integration_tallies where id in
        (select id from integration_tallies
          where integration_id in (select integration_id from integration_tallies group by 1 having count(*) > ${fewRows}::bigint)
          order by id limit ${rowsAtOnce}::bigint for update skip locked)
      returning integration_id, alert_count, last_alert_at, ${counts})
    insert into integration_tallies (integration_id, alert_count, last_alert_at, ${counts})
      select integration_id, sum(alert_count), max(last_alert_at), ${sums} from gone group by integration_id`.execute(
    db
  );
  await sql`with gone as (
      delete from group_tallies where id in
        (select id from group_tallies
          where integration_id in (select integration_id from group_tallies group by 1 having count(*) > ${fewRows}::bigint)
          order by id limit ${rowsAtOnce}::bigint for update skip locked)
      returning org_id, integration_id, state, count)
    insert into group_tallies (org_id, integration_id, state, count)
      select org_id, integration_id, state, sum(count) from gone group by org_id, integration_id, state
      having sum(count) <> 0`.execute(db);
}

const summed = ['limited_count', 'rejected_count', 'failed_count', 'opened_count', 'resolved_count'].map((name) =>
  sql.ref(name)
);
const counts = sql.join(summed);
const sums = sql.join(summed.map((column) => sql`sum(${column})`));

/** So many rows of an integration are left as they are. */
const fewRows = 50;

const rowsAtOnce = 20_000;
