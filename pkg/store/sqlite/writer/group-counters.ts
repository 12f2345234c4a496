import type { DatabaseSync } from 'node:sqlite';
import { type Counters, packCounters } from '../deferred-counters.ts';
import { prepare } from '../prepare.ts';
import { transaction } from './transaction.ts';

/**
 * The counters of groups. In a storm the counters of known groups are deferred: they stay in memory, and a group's row is written
 * once for many batches, because rows all over the table would be half of what a batch writes. A crash loses none of them: the alerts
 * are in the database, and a group's row names the last alert that it counts, see `restoreCounters`.
 *
 * The methods from `insert` to `flushAll` are called within `transaction`.
 */
export interface GroupCounters {
  /** Does the work in one transaction. */
  transaction<Result>(work: () => Result): Result;
  /** The counters of the group where its row does not have them yet. */
  deferredOf(groupId: number): Counters | undefined;
  /** Writes the first counters of a group. */
  insert(groupId: number, counts: Counters): void;
  /** Takes the counters of a known group; `finishBatch` decides when they are written. */
  set(groupId: number, counts: Counters): void;
  /**
   * Ends a batch: defers the counters that were set in a storm, else writes them and all that were deferred before.
   * @param alerts how many the batch has stored
   * @param firstAlertId the id of the first of them; null where there is none
   */
  finishBatch(alerts: number, firstAlertId: number | null): void;
  /** Writes the deferred counters of one group. */
  flush(groupId: number): void;
  /** Writes all deferred counters. */
  flushAll(): void;
  /** The counters that the last transaction has deferred, packed; null where none are deferred any more. Called after it. */
  lastDeferred(): Float64Array | null;
}

/** A batch of at least this many alerts is part of a storm. */
export const smallestStorm = 16;
/** The counters of at most this many groups are deferred, so that nobody waits long while they are written. */
const mostGroups = 4000;
/** At most this many alerts are counted in memory only, so that a start after a crash counts them quickly. */
const mostAlerts = 20_000;

/** @param database after `restoreCounters` */
export function createGroupCounters(database: DatabaseSync): GroupCounters {
  const write = prepare(
    database,
    (db, group_id: number, alert_count: number, last_alert_at: number, last_alert_id: number | null) =>
      db
        .insertInto('alert_group_counts')
        .values({ group_id, alert_count, last_alert_at, last_alert_id })
        .onConflict((known) =>
          known.column('group_id').doUpdateSet(({ ref }) => ({
            alert_count: ref('excluded.alert_count'),
            last_alert_at: ref('excluded.last_alert_at'),
            last_alert_id: ref('excluded.last_alert_id'),
          }))
        )
        .compile()
  );
  const mark = prepare(database, (db, since_alert_id: number | null) =>
    db.updateTable('held_back_counts').set({ since_alert_id }).compile()
  );

  /** The counters of committed alerts only. */
  const deferred = new Map<number, Counters>();
  /** The database is marked while this is not 0. */
  let alertsDeferred = 0;
  // The changes of the transaction under way:
  const staged = new Map<number, Counters>();
  const flushed = new Set<number>();
  let alertsStaged = 0;
  let flushesAll = false;

  return {
    transaction(work) {
      staged.clear();
      flushed.clear();
      alertsStaged = 0;
      flushesAll = false;
      const result = transaction(database, work);
      if (flushesAll) {
        deferred.clear();
        alertsDeferred = 0;
      } else {
        flushed.forEach((id) => deferred.delete(id));
        staged.forEach((counts, id) => deferred.set(id, counts));
        alertsDeferred += alertsStaged;
      }
      return result;
    },
    deferredOf: (groupId) => deferred.get(groupId),
    insert: writeCounters,
    set(groupId, counts) {
      staged.set(groupId, counts);
    },
    finishBatch(alerts, firstAlertId) {
      const isStorm =
        firstAlertId !== null &&
        alerts >= smallestStorm &&
        deferred.size + staged.size <= mostGroups &&
        alertsDeferred + alerts <= mostAlerts;
      if (!isStorm) {
        return flushAll();
      }
      alertsStaged = alerts;
      if (alertsDeferred === 0) {
        mark.run(firstAlertId - 1);
      }
    },
    flush(groupId) {
      const counts = deferred.get(groupId);
      if (counts !== undefined) {
        writeCounters(groupId, counts);
        flushed.add(groupId);
      }
    },
    flushAll,
    lastDeferred: () => (flushesAll ? null : packCounters(staged)),
  };

  function flushAll(): void {
    for (const [groupId, counts] of deferred) {
      if (!staged.has(groupId)) {
        writeCounters(groupId, counts);
      }
    }
    staged.forEach((counts, groupId) => writeCounters(groupId, counts));
    if (alertsDeferred > 0) {
      mark.run(null);
    }
    flushesAll = true;
  }

  function writeCounters(groupId: number, { alertCount, lastAlertAt, lastAlertId }: Counters): void {
    write.run(groupId, alertCount, lastAlertAt, lastAlertId);
  }
}

/** Counts the alerts whose counters were deferred when the process ended. */
export function restoreCounters(database: DatabaseSync): void {
  const read = prepare(database, (db) => db.selectFrom('held_back_counts').select('since_alert_id').compile());
  const since = read.get()?.since_alert_id ?? null;
  if (since === null) {
    return;
  }
  transaction(database, () => {
    database
      .prepare(
        `with uncounted (group_id, number, last_at, last_id) as (
           select alerts.group_id, count(*), max(received_at), max(alerts.id)
           from alerts join alert_group_counts as counts on counts.group_id = alerts.group_id
           where alerts.id > ? and alerts.id > coalesce(last_alert_id, 0)
           group by alerts.group_id
         )
         update alert_group_counts set
           alert_count = alert_count + number, last_alert_at = max(last_alert_at, last_at), last_alert_id = last_id
         from uncounted where uncounted.group_id = alert_group_counts.group_id`
      )
      .run(since);
    database.exec('update held_back_counts set since_alert_id = null');
  });
}
