import type { DatabaseSync } from 'node:sqlite';
import { type Counts, packCounts } from '../deferred-counters.ts';
import { transaction } from './transaction.ts';

/**
 * The counts of groups. In a storm they are held back in memory, and a group is written once for many batches: rows all over
 * the table would otherwise be half of what a batch writes. Nothing of it is lost in a crash, because the alerts
 * are all there, and a group's row names the last one that it counts: see `restoreCounts`.
 *
 * The methods from `insert` to `settleAll` are to be called within `transaction`.
 */
export interface GroupCounts {
  /** Does the work in one transaction. */
  transaction<Result>(work: () => Result): Result;
  /** The counts of the group, where its row does not have them yet. */
  heldBack(groupId: number): Counts | undefined;
  /** Writes the first counts of a group. */
  insert(groupId: number, counts: Counts): void;
  /** To be followed by `finishBatch`. */
  set(groupId: number, counts: Counts): void;
  /**
   * Ends a batch: in a storm, what was set is held back, else everything is written.
   * @param alerts how many the batch has stored
   * @param firstAlertId of those
   */
  finishBatch(alerts: number, firstAlertId: number | null): void;
  /** Writes what is held back of one group. */
  settle(groupId: number): void;
  /** Writes all that is held back. */
  settleAll(): void;
  /** What the last transaction held back, packed; null where nothing is held back any more. To be called after it. */
  lastHeldBack(): Float64Array | null;
}

/** A batch of so many alerts is part of a storm. */
export const smallestStorm = 16;
/** The counts of at most so many groups are held back, so that nobody waits long for them to be written. */
const mostGroups = 4000;
/** Of at most so many alerts, so that a start after a crash counts them in no time. */
const mostAlerts = 20_000;

/** @param database in which `restoreCounts` has brought the counts in order */
export function createGroupCounts(database: DatabaseSync): GroupCounts {
  const write = database.prepare(
    `insert into alert_group_counts (group_id, alert_count, last_alert_at, last_alert_id) values (?, ?, ?, ?)
     on conflict (group_id) do update set
       alert_count = excluded.alert_count, last_alert_at = excluded.last_alert_at, last_alert_id = excluded.last_alert_id`
  );
  const mark = database.prepare('update held_back_counts set since_alert_id = ?');

  // What has been committed.
  const heldBack = new Map<number, Counts>();
  // While there are any, the database is marked.
  let alertsHeldBack = 0;
  // What the transaction under way changes of it.
  const staged = new Map<number, Counts>();
  const settled = new Set<number>();
  let alertsStaged = 0;
  let settlesAll = false;

  return {
    transaction(work) {
      staged.clear();
      settled.clear();
      alertsStaged = 0;
      settlesAll = false;
      const result = transaction(database, work);
      if (settlesAll) {
        heldBack.clear();
        alertsHeldBack = 0;
      } else {
        settled.forEach((id) => heldBack.delete(id));
        staged.forEach((counts, id) => heldBack.set(id, counts));
        alertsHeldBack += alertsStaged;
      }
      return result;
    },
    heldBack: (groupId) => heldBack.get(groupId),
    insert: writeCounts,
    set(groupId, counts) {
      staged.set(groupId, counts);
    },
    finishBatch(alerts, firstAlertId) {
      const isStorm =
        firstAlertId !== null &&
        alerts >= smallestStorm &&
        heldBack.size + staged.size <= mostGroups &&
        alertsHeldBack + alerts <= mostAlerts;
      if (!isStorm) {
        return settleAll();
      }
      alertsStaged = alerts;
      if (alertsHeldBack === 0) {
        mark.run(firstAlertId - 1);
      }
    },
    settle(groupId) {
      const counts = heldBack.get(groupId);
      if (counts !== undefined) {
        writeCounts(groupId, counts);
        settled.add(groupId);
      }
    },
    settleAll,
    lastHeldBack: () => (settlesAll ? null : packCounts(staged)),
  };

  function settleAll(): void {
    for (const [groupId, counts] of heldBack) {
      if (!staged.has(groupId)) {
        writeCounts(groupId, counts);
      }
    }
    staged.forEach((counts, groupId) => writeCounts(groupId, counts));
    if (alertsHeldBack > 0) {
      mark.run(null);
    }
    settlesAll = true;
  }

  function writeCounts(groupId: number, { alertCount, lastAlertAt, lastAlertId }: Counts): void {
    write.run(groupId, alertCount, lastAlertAt, lastAlertId);
  }
}

/** Counts the alerts whose counts were held back when the process ended. */
export function restoreCounts(database: DatabaseSync): void {
  const { since } = database.prepare('select since_alert_id as since from held_back_counts').get() as {
    since: number | null;
  };
  if (since === null) {
    return;
  }
  transaction(database, () => {
    database
      .prepare(
        `with late (group_id, number, last_at, last_id) as (
           select alerts.group_id, count(*), max(received_at), max(alerts.id)
           from alerts join alert_group_counts as counts on counts.group_id = alerts.group_id
           where alerts.id > ? and alerts.id > coalesce(last_alert_id, 0)
           group by alerts.group_id
         )
         update alert_group_counts set
           alert_count = alert_count + number, last_alert_at = max(last_alert_at, last_at), last_alert_id = last_id
         from late where late.group_id = alert_group_counts.group_id`
      )
      .run(since);
    database.exec('update held_back_counts set since_alert_id = null');
  });
}
