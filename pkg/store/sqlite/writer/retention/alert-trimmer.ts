import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { mayNeedTrim, planTrim, rowsPerStep, smallestTrimmed } from '../../../core/plan-retention.ts';
import type { RetentionDefaults } from '../../../store.ts';
import { prepare } from '../../prepare.ts';
import type { GroupCounters } from '../group-counters.ts';

/** Deletes alerts of groups along their links, a little at a time. The caller holds the transaction. */
export interface AlertTrimmer {
  noteGrowth(groupId: number, before: number, after: number): void;
  /** Trims one of the large groups by one step. @returns whether there is more to trim */
  trimOne(defaults: RetentionDefaults): boolean;
  /** Deletes alerts of a group by one step. @returns whether all of them are gone */
  deleteSome(groupId: number): boolean;
}

export function createAlertTrimmer(database: DatabaseSync, counters: GroupCounters): AlertTrimmer {
  /** Groups that may have to be trimmed. */
  const large = new Set<number>();
  let isFilled = false;
  const findLarge = prepare(database, (db, stored: number) =>
    db
      .selectFrom('alert_group_counts')
      .select('group_id')
      .where(({ eb, ref }) => eb(eb(ref('alert_count'), '-', ref('deleted_alert_count')), '>', stored))
      .compile()
  );
  const readGroup = prepare(database, (db, groupId: number) =>
    db
      .selectFrom('alert_group_counts')
      .innerJoin('alert_groups', 'alert_groups.id', 'group_id')
      .innerJoin('integrations', 'integrations.id', 'alert_groups.integration_id')
      .select(({ eb, ref }) => [
        'last_alert_id as lastAlertId',
        eb(ref('alert_count'), '-', ref('deleted_alert_count')).as('storedAlerts'),
        'kept_alerts as keptAlerts',
      ])
      .where('group_id', '=', groupId)
      .compile()
  );
  /** The alert at that place along the links, counted from the newest, and the alert before it. */
  const findAlong = prepare(database, (db, newestId: number | null, place: number) =>
    sql<{ id: number; previous: number | null }>`
      with recursive linked (id, previous, place) as (
        select id, previous_in_group, 1 from alerts where id = ${newestId}
        union all
        select alerts.id, alerts.previous_in_group, place + 1 from linked join alerts on alerts.id = linked.previous
        where place < ${place}
      )
      select id, previous from linked where place = ${place}`.compile(db)
  );
  const readPrevious = prepare(database, (db, id: number) =>
    db.selectFrom('alerts').select('previous_in_group').where('id', '=', id).compile()
  );
  const link = prepare(database, (db, previous: number | null, id: number) =>
    db.updateTable('alerts').set({ previous_in_group: previous }).where('id', '=', id).compile()
  );
  const remove = prepare(database, (db, id: number) => db.deleteFrom('alerts').where('id', '=', id).compile());
  const setLast = prepare(database, (db, lastAlertId: number | null, groupId: number) =>
    db.updateTable('alert_group_counts').set({ last_alert_id: lastAlertId }).where('group_id', '=', groupId).compile()
  );
  const countDeleted = prepare(database, (db, count: number, groupId: number) =>
    db
      .updateTable('alert_group_counts')
      .set(({ eb }) => ({ deleted_alert_count: eb('deleted_alert_count', '+', count) }))
      .where('group_id', '=', groupId)
      .compile()
  );

  return {
    noteGrowth(id, before, after) {
      if (mayNeedTrim(before, after)) {
        large.add(id);
      }
    },
    trimOne(defaults) {
      if (!isFilled) {
        isFilled = true;
        findLarge.all(smallestTrimmed).forEach(({ group_id }) => large.add(group_id));
      }
      const [id] = large;
      if (id === undefined) {
        return false;
      }
      if (!trim(id, defaults)) {
        large.delete(id);
      }
      return large.size > 0;
    },
    deleteSome(groupId) {
      const { next } = deleteAlong(readGroup.get(groupId)?.lastAlertId ?? null, rowsPerStep);
      setLast.run(next, groupId);
      return next === null;
    },
  };

  /** @returns whether more of the group has to go */
  function trim(id: number, defaults: RetentionDefaults): boolean {
    counters.flush(id);
    const group = readGroup.get(id);
    const plan = group === undefined ? null : planTrim(group, defaults);
    if (group === undefined || plan === null) {
      return false;
    }
    const oldestKept = findAlong.get(group.lastAlertId, plan.keepNewest);
    if (oldestKept === undefined) {
      return false;
    }
    const { next, count } = deleteAlong(oldestKept.previous, plan.remove);
    link.run(next, oldestKept.id);
    countDeleted.run(count, id);
    return plan.hasMore;
  }

  /** Deletes alerts along the links, from the given one on. @returns the first that is left */
  function deleteAlong(start: number | null, most: number): { next: number | null; count: number } {
    let next = start;
    let count = 0;
    while (next !== null && count < most) {
      const previous = readPrevious.get(next)?.previous_in_group ?? null;
      remove.run(next);
      next = previous;
      count += 1;
    }
    return { next, count };
  }
}
