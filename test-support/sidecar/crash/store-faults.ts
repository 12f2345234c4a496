import { DatabaseSync } from 'node:sqlite';

/**
 * The errors in the database of a stopped sidecar: lost alerts, wrong counts, groups that exist twice. Empty if all is well.
 * @param path the path of the database file
 * @param acknowledged the marks (`mark` in the payload) of alerts whose senders were told that they are stored
 */
export function findStoreFaults(path: string, acknowledged: Iterable<string>): string[] {
  const database = new DatabaseSync(path);
  const all = <Row>(query: string) => database.prepare(query).all() as Row[];
  const stored = new Set(
    all<{ mark: string }>(`select payload ->> '$.mark' as mark from alerts`).map(({ mark }) => mark)
  );
  const lost = [...acknowledged].filter((mark) => !stored.has(mark));
  const faults = [
    ...lost.map((mark) => `the alert ${mark} was acknowledged and is not stored`),
    ...Object.entries(queries).flatMap(([fault, query]) => all(query).map((row) => `${fault}: ${JSON.stringify(row)}`)),
  ];
  database.close();
  return faults;
}

/** Whether counters were deferred when the sidecar ended; its next start writes them. */
export function hasDeferredCounters(path: string): boolean {
  const database = new DatabaseSync(path);
  const rows = database.prepare('select 1 from held_back_counts where since_alert_id is not null').all();
  database.close();
  return rows.length > 0;
}

/** Each query returns the wrong rows. */
const queries: Readonly<Record<string, string>> = {
  'the file is damaged': `select integrity_check from pragma_integrity_check where integrity_check <> 'ok'`,
  'a row refers to nothing': 'select * from pragma_foreign_key_check',
  'an alert is stored twice': `select payload from alerts group by payload ->> '$.mark' having count(*) > 1`,
  'a delivery is stored in part': `select payload ->> '$.delivery' as delivery, count(*) as stored from alerts
     where payload ->> '$.of' is not null group by 1 having count(*) <> max(payload ->> '$.of')`,
  'the counts of a group are wrong': `select group_id from alert_group_counts left join
       (select group_id, count(*) as stored, max(id) as last from alerts group by group_id) using (group_id)
     where alert_count <> coalesce(stored, 0) or last_alert_id is not last`,
  'a group has no counts': 'select id from alert_groups where id not in (select group_id from alert_group_counts)',
  'two groups with one key are open': `select key_hash from alert_groups where state <> 'resolved'
     group by integration_id, key_hash having count(*) > 1`,
  'two groups have one number': 'select number from alert_groups group by org_id, number having count(*) > 1',
  'the count of an integration is wrong': `select integration_id, alert_count from integration_counts as counts
     where alert_count <> (select count(*) from alerts where alerts.integration_id = counts.integration_id)`,
  'the tally of a state is wrong': `select state, count from group_tallies as tallies
     where count <> (select count(*) from alert_groups as groups
       where groups.integration_id = tallies.integration_id and groups.state = tallies.state and deleted_at is null)`,
  'the alerts of a key are out of order': `select alerts.id from alerts join alerts as earlier
     on earlier.id = alerts.previous_in_group where earlier.received_at > alerts.received_at`,
};
