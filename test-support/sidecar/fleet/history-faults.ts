import type { PostgresServer } from '../postgres/server.ts';
import type { SentAlert } from './load.ts';

/**
 * What a database holds that it must not after the load of `startLoad`, whatever happened meanwhile; empty if all is well. For each
 * key: every acknowledged alert is there, none twice, none that nobody has sent; one that was sent after another was acknowledged
 * comes after it; and its groups were open one at a time.
 */
export async function findHistoryFaults(
  server: Pick<PostgresServer, 'query'>,
  database: string,
  alerts: readonly SentAlert[]
): Promise<string[]> {
  const rows = await server.query<{ mark: string; id: string }>(
    `select payload::json ->> 'mark' as mark, id from alerts`,
    database
  );
  const ids = new Map(rows.map(({ mark, id }) => [mark, Number(id)]));
  const faults = [
    ...alerts
      .filter(({ mark, acknowledgedAt }) => acknowledgedAt !== undefined && !ids.has(mark))
      .map(({ mark }) => `${mark} was acknowledged and is not stored`),
    ...findStrangers(alerts, ids),
    ...[...Map.groupBy(alerts, ({ key }) => key).values()].flatMap((ofKey) => findDisorder(ofKey, ids)),
  ];
  for (const [fault, query] of Object.entries(queries)) {
    const wrong = await server.query(query, database);
    faults.push(...wrong.map((row) => `${fault}: ${JSON.stringify(row)}`));
  }
  return faults;
}

function findStrangers(alerts: readonly SentAlert[], ids: ReadonlyMap<string, number>): string[] {
  const sent = new Set(alerts.map(({ mark }) => mark));
  return [...ids.keys()].filter((mark) => !sent.has(mark)).map((mark) => `${mark} is stored and nobody has sent it`);
}

/** @param alerts of one key */
function findDisorder(alerts: readonly SentAlert[], ids: ReadonlyMap<string, number>): string[] {
  const faults: string[] = [];
  const inOrder = alerts
    .flatMap((alert) => ({ ...alert, id: ids.get(alert.mark) }))
    .filter(({ id }) => id !== undefined)
    .sort((one, other) => (one.id as number) - (other.id as number));
  let latest = inOrder[0];
  for (const alert of inOrder) {
    if (latest !== undefined && (alert.acknowledgedAt ?? Infinity) < latest.sentAt) {
      faults.push(`${latest.mark} was sent when ${alert.mark} was acknowledged, and comes before it`);
    }
    latest = latest === undefined || alert.sentAt > latest.sentAt ? alert : latest;
  }
  return faults;
}

/** Each query returns the wrong rows. */
const queries: Readonly<Record<string, string>> = {
  'an alert is stored twice': `select payload::json ->> 'mark' as mark from alerts group by 1 having count(*) > 1`,
  'two groups with one key are open': `select key_hash from alert_groups where state <> 'resolved'
    group by integration_id, key_hash having count(*) > 1`,
  'a group was opened or resolved twice, by alerts alone': `
    select group_id, type from events where type in ('opened', 'resolved') group by group_id, type having count(*) > 1`,
  // An event has its id when the key is the transaction's, because of the index of open groups.
  'a group of a key was opened before the one before was resolved': `
    select one.group_id, other.group_id as next from events one join alert_groups first on first.id = one.group_id
      join alert_groups second on second.key_hash = first.key_hash and second.id <> first.id
      join events other on other.group_id = second.id and other.type = 'opened'
      where one.type = 'opened' and other.id > one.id
        and not exists (select from events ended where ended.group_id = first.id and ended.type = 'resolved' and ended.id < other.id)`,
  'a silence was ended twice': `
    select group_id, id from (
      select group_id, id, type, lag(type) over (partition by group_id order by id) as before
        from events where type in ('silenced', 'unsilenced')) told
      where type = 'unsilenced' and before is distinct from 'silenced'`,
  'an alert has another key than its group': `
    select alerts.id from alerts join alert_groups on alert_groups.id = group_id
      where payload::json ->> 'alert_uid' <> grouping_key`,
  'the counts of a group are wrong': `
    select group_id, alert_count, stored from alert_group_counts
      join (select group_id, count(*) as stored, max(id) as last from alerts group by group_id) counted using (group_id)
      where alert_count <> stored or last_alert_id <> last`,
  'an alert is in no group': 'select id from alerts where group_id not in (select id from alert_groups)',
  'two groups have one number': 'select number from alert_groups group by org_id, number having count(*) > 1',
  'the count of an integration is wrong': `
    select integration_id, alert_count from integration_counts
      where alert_count <> (select count(*) from alerts where alerts.integration_id = integration_counts.integration_id)`,
};
