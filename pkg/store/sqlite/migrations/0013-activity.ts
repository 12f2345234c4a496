import { type Kysely, sql } from 'kysely';
import { type Activity, addArrivals, noActivity, sinceStart } from '../../../domain/activity.ts';
import { packActivity } from '../../sql/activity-column.ts';

/**
 * When the alerts of each group came, with its counters; null where that is not known. It is found out for groups of one or two
 * alerts, which say it themselves, and for the newest open ones as long as that takes few alerts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table alert_group_counts add column activity blob`.execute(db);
  await sql`update alert_group_counts set activity = ${packActivity(countAll([0]))} where alert_count = 1`.execute(db);

  const pairs = await sql<Group>`${selectGroups} where alert_count = 2`.execute(db);
  for (const { id, startedAt, lastAlertAt } of pairs.rows) {
    await write(db, id, countAll([0, sinceStart(startedAt, lastAlertAt)]));
  }

  const open = await sql<Group>`${selectGroups}
    where alert_count > 2 and deleted_alert_count = 0 and state <> 'resolved' and deleted_at is null
    order by alert_groups.id desc`.execute(db);
  let walked = 0;
  for (const { id, startedAt, alertCount, lastAlertId } of open.rows) {
    if (walked + alertCount > mostWalked) {
      continue;
    }
    walked += alertCount;
    const { rows } = await sql<{ at: number }>`
      with recursive linked (previous, at) as (
        select previous_in_group, received_at from alerts where id = ${lastAlertId}
        union all
        select previous_in_group, received_at from linked join alerts on alerts.id = linked.previous
      )
      select at from linked`.execute(db);
    if (rows.length === alertCount) {
      await write(db, id, countAll(rows.map(({ at }) => sinceStart(startedAt, at))));
    }
  }
}

/** Alerts to look at, of all groups: a second's work. */
const mostWalked = 100_000;

interface Group {
  readonly id: number;
  readonly startedAt: number;
  readonly alertCount: number;
  readonly lastAlertAt: number;
  readonly lastAlertId: number | null;
}

const selectGroups = sql`
  select id, started_at as startedAt, alert_count as alertCount, last_alert_at as lastAlertAt, last_alert_id as lastAlertId
  from alert_group_counts join alert_groups on id = group_id`;

function countAll(times: readonly number[]): Activity {
  return addArrivals(
    noActivity,
    times.map((since) => ({ since, count: 1 }))
  );
}

async function write(db: Kysely<unknown>, groupId: number, activity: Activity): Promise<void> {
  await sql`update alert_group_counts set activity = ${packActivity(activity)} where group_id = ${groupId}`.execute(db);
}
