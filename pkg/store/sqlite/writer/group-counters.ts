import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { type Activity, addArrivals, type Arrival, sinceStart } from '../../../domain/activity.ts';
import { packActivity, unpackActivity } from '../../sql/activity-column.ts';
import type { RowValues } from '../../sql/row-values.ts';
import { type Counters, packCounters } from '../deferred-counters.ts';
import { prepare, type Prepared, prepareInsert } from '../prepare.ts';
import { transaction } from './transaction.ts';

/** All that the row of a group's counters has. */
export interface CountedGroup extends Counters {
  /** Null where it is not known. */
  readonly activity: Activity | null;
}

/** A group's counters after a batch. */
export interface CountedInBatch extends CountedGroup {
  /** When the batch's alerts came; they are in `activity`. */
  readonly arrivals: readonly Arrival[];
}

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
  deferredOf(groupId: number): CountedGroup | undefined;
  /** Writes the first counters of a group of the org. */
  insert(orgId: number, groupId: number, counts: CountedGroup): void;
  /** Takes the counters of a known group; `finishBatch` decides when they are written. */
  set(groupId: number, counts: CountedInBatch): void;
  /**
   * Ends a batch: defers the counters that were set where it may, else writes them and all that were deferred before.
   * @param alerts how many the batch has stored
   * @param firstAlertId the id of the first of them; null where there is none
   * @param mayDefer whether the batch is part of a storm
   */
  finishBatch(alerts: number, firstAlertId: number | null, mayDefer: boolean): void;
  /** Writes the deferred counters of one group. */
  flush(groupId: number): void;
  /** Writes all deferred counters. */
  flushAll(): void;
  /** Whether counters are deferred. */
  hasDeferred(): boolean;
  /** The counters that the last transaction has deferred, packed; null where none are deferred any more. Called after it. */
  lastDeferred(): Float64Array | null;
}

/** The counters of at most this many groups are deferred, so that nobody waits long while they are written. */
const mostGroups = 4000;
/** At most this many alerts are counted in memory only, so that a start after a crash counts them quickly. */
const mostAlerts = 20_000;

/** @param database after `restoreCounters` */
export function createGroupCounters(database: DatabaseSync): GroupCounters {
  const insert = prepareInsert(database, 'alert_group_counts', ['group_org_id', 'group_id', ...columns]);
  const update = prepareWrite(database);
  const mark = prepare(database, (db, since_alert_id: number | null) =>
    db.updateTable('held_back_counts').set({ since_alert_id }).compile()
  );

  /** The counters of committed alerts only. */
  const deferred = new Map<number, CountedGroup>();
  /** The database is marked while this is not 0. */
  let alertsDeferred = 0;
  // The changes of the transaction under way:
  const staged = new Map<number, CountedInBatch>();
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
    insert: (orgId, groupId, counts) => insert.run(orgId, groupId, ...toValues(counts)),
    set(groupId, counts) {
      staged.set(groupId, counts);
    },
    finishBatch(alerts, firstAlertId, mayDefer) {
      const fits = deferred.size + staged.size <= mostGroups && alertsDeferred + alerts <= mostAlerts;
      if (firstAlertId === null || !mayDefer || !fits) {
        flushAll();
        return;
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
    hasDeferred: () => deferred.size > 0,
    lastDeferred: () => (flushesAll ? null : packCounters(staged)),
  };

  function flushAll(): void {
    for (const [groupId, counts] of deferred) {
      if (!staged.has(groupId)) {
        write(groupId, counts);
      }
    }
    staged.forEach((counts, groupId) => write(groupId, counts));
    if (alertsDeferred > 0) {
      mark.run(null);
    }
    flushesAll = true;
  }

  function write(groupId: number, counts: CountedGroup): void {
    update.run(...toValues(counts), groupId);
  }
}

const columns = ['alert_count', 'last_alert_at', 'last_alert_id', 'activity'] as const;

type CountsValues = RowValues<'alert_group_counts', typeof columns>;

function toValues({ alertCount, lastAlertAt, lastAlertId, activity }: CountedGroup): CountsValues {
  return [alertCount, lastAlertAt, lastAlertId, activity && packActivity(activity)];
}

/** An update of the counters; its parameters are the values of the columns, then the group's id. */
function prepareWrite(database: DatabaseSync): Prepared<[...CountsValues, groupId: number], never> {
  return prepare(
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
  ) as Prepared<[...CountsValues, groupId: number], never>;
}

/** Counts the alerts whose counters were deferred when the process ended. */
export function restoreCounters(database: DatabaseSync): void {
  const read = prepare(database, (db) => db.selectFrom('held_back_counts').select('since_alert_id').compile());
  const since = read.get()?.since_alert_id ?? null;
  if (since === null) {
    return;
  }
  const write = prepareWrite(database);
  transaction(database, () => {
    for (const [groupId, counts] of countUncounted(database, since)) {
      write.run(...toValues(counts), groupId);
    }
    database.exec('update held_back_counts set since_alert_id = null');
  });
}

/** The counters of the groups that have alerts which their rows do not count. */
function countUncounted(database: DatabaseSync, since: number): Map<number, CountedGroup> {
  const read = prepare(database, (db, sinceAlertId: number) =>
    db
      .selectFrom('alerts')
      .innerJoin('alert_group_counts as counts', 'counts.group_id', 'alerts.group_id')
      .innerJoin('alert_groups', 'alert_groups.id', 'alerts.group_id')
      .select(['alerts.id', 'alerts.group_id', 'received_at', 'started_at', 'alert_count', 'last_alert_at', 'activity'])
      .where('alerts.id', '>', sinceAlertId)
      .where(({ eb, fn, ref }) => eb('alerts.id', '>', fn.coalesce(ref('last_alert_id'), sql.lit(0))))
      .orderBy('alerts.id')
      .compile()
  );
  const counted = new Map<number, CountedGroup>();
  for (const row of read.all(since)) {
    const before = counted.get(row.group_id) ?? {
      alertCount: row.alert_count,
      lastAlertAt: row.last_alert_at,
      activity: row.activity && unpackActivity(row.activity),
    };
    const arrival = { since: sinceStart(row.started_at, row.received_at), count: 1 };
    counted.set(row.group_id, {
      alertCount: before.alertCount + 1,
      lastAlertAt: Math.max(before.lastAlertAt, row.received_at),
      lastAlertId: row.id,
      activity: before.activity && addArrivals(before.activity, [arrival]),
    });
  }
  return counted;
}
