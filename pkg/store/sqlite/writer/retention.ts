import type { DatabaseSync } from 'node:sqlite';
import type { RetentionDefaults } from '../../store.ts';
import type { GroupCounters } from './group-counters.ts';
import type { OpenGroupCache } from './open-group-cache.ts';

/** Deletes what is kept long enough, a little at a time. */
export interface Retention {
  /** To be told when a group has got alerts. */
  noteGrowth(groupId: number, before: number, after: number): void;
  /**
   * One small step, which takes a few milliseconds.
   * @returns whether there is more to do at once
   */
  step(now: number, defaults: RetentionDefaults): boolean;
  /** Hides a group at once; later steps delete it. @returns whether there was one */
  deleteGroup(orgId: number, id: number, now: number): boolean;
}

/** Rows that one step deletes at most. */
const stepSize = 400;
const day = 24 * 60 * 60 * 1000;
/** A delivery is kept this long, and this many of an integration. */
const deliveryAge = 7 * day;
const deliveriesKept = 10_000;

export function createRetention(
  database: DatabaseSync,
  { cache, counters }: { cache: OpenGroupCache; counters: GroupCounters }
): Retention {
  const alerts = createAlertTrimmer(database, counters);
  const groups = createGroupDeleter(database, counters, alerts.deleteSome);
  const deliveries = createDeliveryTrimmer(database);
  const shrink = database.prepare('pragma incremental_vacuum(200)');

  return {
    noteGrowth: alerts.noteGrowth,
    step(now, defaults) {
      const more = counters.transaction(() => {
        const trimmed = alerts.step(defaults);
        const deleted = groups.step(now, defaults);
        return deliveries.step(now) || trimmed || deleted;
      });
      // It has to be asked for its rows to go on to the end.
      shrink.all();
      return more;
    },
    deleteGroup(orgId, id, now) {
      cache.forget(id);
      return counters.transaction(() => groups.mark(orgId, id, now));
    },
  };
}

/** Trims groups of very many alerts to the first ones and the newest. */
function createAlertTrimmer(database: DatabaseSync, counters: GroupCounters) {
  const large = new Set<number>();
  const findLarge = database.prepare(
    `select group_id as id from alert_group_counts where alert_count - deleted_alert_count > ?`
  );
  const readGroup = database.prepare(
    `select last_alert_id as last, alert_count - deleted_alert_count as stored, coalesce(kept_alerts, ?) as kept
     from alert_group_counts join alert_groups on alert_groups.id = group_id
       join integrations on integrations.id = alert_groups.integration_id
     where group_id = ?`
  );
  /** The alert of that place in the chain, counted from the newest, and the one before it. */
  const findInChain = database.prepare(
    `with recursive chain (id, previous, place) as (
       select id, previous_in_group, 1 from alerts where id = ?
       union all
       select alerts.id, alerts.previous_in_group, place + 1 from chain join alerts on alerts.id = chain.previous
       where place < ?
     )
     select id, previous from chain where place = ?`
  );
  const readPrevious = database.prepare('select previous_in_group as previous from alerts where id = ?');
  const relink = database.prepare('update alerts set previous_in_group = ? where id = ?');
  const remove = database.prepare('delete from alerts where id = ?');
  const setLast = database.prepare('update alert_group_counts set last_alert_id = ? where group_id = ?');
  const countDeleted = database.prepare(
    'update alert_group_counts set deleted_alert_count = deleted_alert_count + ? where group_id = ?'
  );
  let isFound = false;

  /** Deletes alerts along the chain, from the one given on. @returns the first that is left */
  function deleteAlong(start: number | null, most: number): { next: number | null; count: number } {
    let next = start;
    let count = 0;
    while (next !== null && count < most) {
      const row = readPrevious.get(next) as { previous: number | null } | undefined;
      remove.run(next);
      next = row?.previous ?? null;
      count += 1;
    }
    return { next, count };
  }

  function trim(id: number, { keptAlerts }: RetentionDefaults): boolean {
    counters.flush(id);
    const group = readGroup.get(keptAlerts, id) as { last: number | null; stored: number; kept: number } | undefined;
    const surplus = group === undefined || group.kept === 0 ? 0 : group.stored - group.kept - firstKept;
    if (group === undefined || surplus <= 0) {
      return false;
    }
    const cut = findInChain.get(group.last, group.kept, group.kept) as { id: number; previous: number } | undefined;
    if (cut === undefined) {
      return false;
    }
    const { next, count } = deleteAlong(cut.previous, Math.min(surplus, stepSize));
    relink.run(next, cut.id);
    countDeleted.run(count, id);
    return surplus > count;
  }

  return {
    noteGrowth(id: number, before: number, after: number): void {
      // It is enough to look now and then.
      if (Math.floor(before / smallestKept) !== Math.floor(after / smallestKept)) {
        large.add(id);
      }
    },
    step(defaults: RetentionDefaults): boolean {
      if (!isFound) {
        isFound = true;
        findLarge.all(smallestKept).forEach((row) => large.add((row as { id: number }).id));
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
    /** @returns whether all alerts of the group are gone */
    deleteSome(groupId: number): boolean {
      const row = readGroup.get(0, groupId) as { last: number | null } | undefined;
      const { next } = deleteAlong(row?.last ?? null, stepSize);
      setLast.run(next, groupId);
      return next === null;
    },
  };
}

/** Of a trimmed group, this many of its first alerts are kept. */
const firstKept = 10;
/** Groups of no more alerts are never looked at. */
const smallestKept = 100;

function createGroupDeleter(
  database: DatabaseSync,
  counters: GroupCounters,
  deleteAlerts: (groupId: number) => boolean
) {
  const integrations = database.prepare('select id, retention_days as days from integrations');
  const findExpired = database.prepare(
    `select id from alert_groups
     where integration_id = ? and resolved_at < ? and resolved_at is not null and deleted_at is null limit 1`
  );
  const findDeleted = database.prepare('select id from alert_groups where deleted_at is not null limit 1');
  const mark = database.prepare(
    `update alert_groups set deleted_at = ?, key_hash = null, state = 'resolved', silenced_until = null
     where org_id = coalesce(?, org_id) and id = ? and deleted_at is null`
  );
  const removals = [
    'delete from events where group_id = ?',
    'delete from alert_group_counts where group_id = ?',
    'delete from alert_groups where id = ?',
  ].map((statement) => database.prepare(statement));
  let ids: Array<{ id: number; days: number | null }> = [];

  function findOld(now: number, { resolvedDays }: RetentionDefaults): number | undefined {
    if (ids.length === 0) {
      ids = integrations.all() as typeof ids;
    }
    for (let integration = ids.pop(); integration !== undefined; integration = ids.pop()) {
      const days = integration.days ?? resolvedDays;
      const row =
        days > 0 ? (findExpired.get(integration.id, now - days * day) as { id: number } | undefined) : undefined;
      if (row !== undefined) {
        ids.push(integration);
        return row.id;
      }
    }
    return undefined;
  }

  /** @param orgId null: of whichever org */
  function markDeleted(id: number, now: number, orgId: number | null): boolean {
    counters.flush(id);
    return mark.run(now, orgId, id).changes > 0;
  }

  return {
    step(now: number, defaults: RetentionDefaults): boolean {
      const deleted = findDeleted.get() as { id: number } | undefined;
      if (deleted === undefined) {
        const old = findOld(now, defaults);
        if (old !== undefined) {
          markDeleted(old, now, null);
        }
        return old !== undefined;
      }
      if (deleteAlerts(deleted.id)) {
        removals.forEach((statement) => statement.run(deleted.id));
      }
      return true;
    },
    mark: (orgId: number, id: number, now: number) => markDeleted(id, now, orgId),
  };
}

/** Deletes old deliveries, and those of an integration beyond its newest, in the order in which they came. */
function createDeliveryTrimmer(database: DatabaseSync) {
  const read = database.prepare(
    `select integration_id, last_number, received_at < ? or last_number <= delivery_count - ${deliveriesKept} as goes
     from delivery_batches left join integration_counts using (integration_id)
     where (integration_id, last_number) > (?, ?) order by integration_id, last_number limit ${stepSize}`
  );
  const remove = database.prepare('delete from delivery_batches where integration_id = ? and last_number = ?');
  const removeIds = database.prepare(
    `delete from delivery_ids where (integration_id, id_hash) in
       (select integration_id, id_hash from delivery_ids where expires_at < ? limit ${stepSize})`
  );
  let at = start;

  return {
    step(now: number): boolean {
      const rows = read.all(now - deliveryAge, at.integration_id, at.last_number) as unknown as DeliveryBatchRow[];
      const going = rows.filter(({ goes }) => goes === 1);
      going.forEach(({ integration_id, last_number }) => remove.run(integration_id, last_number));
      // Round and round; what stays is looked at again when all have been.
      at = rows.length < stepSize ? start : (rows.at(-1) ?? start);
      return removeIds.run(now).changes === stepSize || going.length > 0;
    },
  };
}

const start = { integration_id: 0, last_number: 0 };

interface DeliveryBatchRow {
  integration_id: number;
  last_number: number;
  goes: number;
}
