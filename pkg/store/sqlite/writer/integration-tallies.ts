import type { DatabaseSync } from 'node:sqlite';

/** What a batch adds to the counts of an integration. */
export interface Tally {
  alerts: number;
  /** Milliseconds since 1970; 0 where no alert came. */
  lastAlertAt: number;
  lastAlertId: number | null;
  deliveryCount: number;
  limited: number;
}

/** The counts of the integrations that a batch has something for: read once, written once. */
export interface Tallies {
  of(integrationId: number): Tally;
  write(): void;
}

export function createTallies(database: DatabaseSync): () => Tallies {
  const read = database.prepare(
    `select last_alert_id as lastAlertId, delivery_count as deliveryCount
     from integration_counts where integration_id = ?`
  );
  const write = database.prepare(
    `insert into integration_counts
       (integration_id, alert_count, last_alert_at, last_alert_id, delivery_count, limited_count)
     values (?, ?, nullif(?, 0), ?, ?, ?)
     on conflict (integration_id) do update set
       alert_count = alert_count + excluded.alert_count,
       last_alert_at = nullif(max(coalesce(last_alert_at, 0), coalesce(excluded.last_alert_at, 0)), 0),
       last_alert_id = excluded.last_alert_id,
       delivery_count = excluded.delivery_count,
       limited_count = limited_count + excluded.limited_count`
  );

  return () => {
    const tallies = new Map<number, Tally>();
    return {
      of(integrationId) {
        let tally = tallies.get(integrationId);
        if (tally === undefined) {
          const row = read.get(integrationId) as Pick<Tally, 'lastAlertId' | 'deliveryCount'> | undefined;
          tally = {
            alerts: 0,
            lastAlertAt: 0,
            lastAlertId: row?.lastAlertId ?? null,
            deliveryCount: row?.deliveryCount ?? 0,
            limited: 0,
          };
          tallies.set(integrationId, tally);
        }
        return tally;
      },
      write() {
        for (const [id, tally] of tallies) {
          const { alerts, lastAlertAt, lastAlertId, deliveryCount, limited } = tally;
          write.run(id, alerts, lastAlertAt, lastAlertId, deliveryCount, limited);
        }
      },
    };
  };
}
