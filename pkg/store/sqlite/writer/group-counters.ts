import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { addArrivals, type Arrival, joinArrivals, noActivity, sinceStart } from '../../../domain/activity.ts';
import { packActivity, unpackActivity } from '../../sql/activity-column.ts';
import { type CountedArrivals, type Counters, packCounters } from '../deferred-counters.ts';
import { prepare, prepareInsert } from '../prepare.ts';
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
  insert(groupId: number, counts: CountedArrivals): void;
  /** Takes the counters of a known group after a batch, and the arrivals of the batch; `finishBatch` decides when they are written. */
  set(groupId: number, counts: CountedArrivals): void;
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
  const insert = prepareInsert(database, 'alert_group_counts', [
    ...(['group_id', 'alert_count', 'last_alert_at', 'last_alert_id', 'activity'] as const),
  ]);
  const write = createCountersWriter(database);
  const mark = prepare(database, (db, since_alert_id: number | null) =>
    db.updateTable('held_back_counts').set({ since_alert_id }).compile()
  );

  /** The counters of committed alerts only. The arrivals are all that the row lacks. */
  const deferred = new Map<number, CountedArrivals>();
  /** The database is marked while this is not 0. */
  let alertsDeferred = 0;
  // The changes of the transaction under way:
  const staged = new Map<number, CountedArrivals>();
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
        staged.forEach((counts, id) => deferred.set(id, sinceRow(id, counts)));
        alertsDeferred += alertsStaged;
      }
      return result;
    },
    deferredOf: (groupId) => deferred.get(groupId),
    insert(groupId, { alertCount, lastAlertAt, lastAlertId, arrivals }) {
      insert.run(groupId, alertCount, lastAlertAt, lastAlertId, packActivity(addArrivals(noActivity, arrivals)));
    },
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
        write(groupId, counts);
        flushed.add(groupId);
      }
    },
    flushAll,
    lastDeferred: () => (flushesAll ? null : packCounters(staged)),
  };

  function flushAll(): void {
    for (const [groupId, counts] of deferred) {
      if (!staged.has(groupId)) {
        write(groupId, counts);
      }
    }
    staged.forEach((counts, groupId) => write(groupId, sinceRow(groupId, counts)));
    if (alertsDeferred > 0) {
      mark.run(null);
    }
    flushesAll = true;
  }

  /** The counters with the arrivals that were deferred before. */
  function sinceRow(groupId: number, counts: CountedArrivals): CountedArrivals {
    const before = deferred.get(groupId);
    return before === undefined ? counts : { ...counts, arrivals: joinArrivals(before.arrivals, counts.arrivals) };
  }
}

/** @returns writes the counters of a group that has a row, and adds the arrivals to its activity where that is known */
function createCountersWriter(database: DatabaseSync): (groupId: number, counts: CountedArrivals) => void {
  const readActivity = prepare(database, (db, groupId: number) =>
    db.selectFrom('alert_group_counts').select('activity').where('group_id', '=', groupId).compile()
  );
  const write = prepare(
    database,
    (
      db,
      alert_count: number,
      last_alert_at: number,
      last_alert_id: number | null,
      activity: Uint8Array | null,
      groupId: number
    ) =>
      db
        .updateTable('alert_group_counts')
        .set({ alert_count, last_alert_at, last_alert_id, activity })
        .where('group_id', '=', groupId)
        .compile()
  );
  return (groupId, { alertCount, lastAlertAt, lastAlertId, arrivals }) => {
    const known = readActivity.get(groupId)?.activity ?? null;
    const activity = known && packActivity(addArrivals(unpackActivity(known), arrivals));
    write.run(alertCount, lastAlertAt, lastAlertId, activity, groupId);
  };
}

/** Counts the alerts whose counters were deferred when the process ended. */
export function restoreCounters(database: DatabaseSync): void {
  const read = prepare(database, (db) => db.selectFrom('held_back_counts').select('since_alert_id').compile());
  const since = read.get()?.since_alert_id ?? null;
  if (since === null) {
    return;
  }
  const write = createCountersWriter(database);
  transaction(database, () => {
    for (const [groupId, counts] of countUncounted(database, since)) {
      write(groupId, counts);
    }
    database.exec('update held_back_counts set since_alert_id = null');
  });
}

/** The counters of the groups that have alerts which they do not count, and the arrivals of these. */
function countUncounted(database: DatabaseSync, since: number): Map<number, CountedArrivals> {
  const read = prepare(database, (db, sinceAlertId: number) =>
    db
      .selectFrom('alerts')
      .innerJoin('alert_group_counts as counts', 'counts.group_id', 'alerts.group_id')
      .innerJoin('alert_groups', 'alert_groups.id', 'alerts.group_id')
      .select(['alerts.id', 'alerts.group_id', 'received_at', 'alert_count', 'last_alert_at', 'started_at'])
      .where('alerts.id', '>', sinceAlertId)
      .where(({ eb, fn, ref }) => eb('alerts.id', '>', fn.coalesce(ref('last_alert_id'), sql.lit(0))))
      .orderBy('alerts.id')
      .compile()
  );
  const counted = new Map<number, CountedArrivals>();
  for (const { id, group_id, received_at, alert_count, last_alert_at, started_at } of read.all(since)) {
    const before = counted.get(group_id) ?? { alertCount: alert_count, lastAlertAt: last_alert_at, arrivals: [] };
    const arrival: Arrival = { since: sinceStart(started_at, received_at), count: 1 };
    counted.set(group_id, {
      alertCount: before.alertCount + 1,
      lastAlertAt: Math.max(before.lastAlertAt, received_at),
      lastAlertId: id,
      arrivals: joinArrivals(before.arrivals, [arrival]),
    });
  }
  return counted;
}
