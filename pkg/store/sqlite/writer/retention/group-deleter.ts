import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { undoTime } from '../../../../contract/limits.ts';
import { expiryOf, planGroupDeletion } from '../../../core/plan-retention.ts';
import type { RetentionDefaults } from '../../../store.ts';
import { prepare, prepareUpdate } from '../../prepare.ts';
import type { GroupCounters } from '../group-counters.ts';
import type { SearchIndex } from '../search-index.ts';

/** Deletes groups, first hiding them, then a little at a time. The caller holds the transaction. */
export interface GroupDeleter {
  /**
   * Deletes some of a hidden group, or hides one that is kept long enough.
   * @param clock ends the time for which hidden groups are held
   * @returns whether there was one
   */
  deleteSome(now: number, defaults: RetentionDefaults, clock: number): boolean;
  /** Hides a group that a person deletes. It is held for as long as that can be undone. */
  hide(id: number, at: number): void;
}

export interface GroupDeleterParts {
  readonly counters: GroupCounters;
  readonly searchIndex: Pick<SearchIndex, 'remove'>;
  /** Deletes some alerts of a group; replies whether all are gone. */
  readonly deleteAlerts: (groupId: number) => boolean;
}

export function createGroupDeleter(
  database: DatabaseSync,
  { counters, searchIndex, deleteAlerts }: GroupDeleterParts
): GroupDeleter {
  const listIntegrations = prepare(database, (db) =>
    db.selectFrom('integrations').select(['id', 'retention_days as days']).compile()
  );
  const findExpired = prepare(database, (db, integrationId: number, resolvedBefore: number) =>
    db
      .selectFrom('alert_groups')
      .select('id')
      .where('integration_id', '=', integrationId)
      .where('resolved_at', '<', resolvedBefore)
      .where('resolved_at', 'is not', null)
      .where('deleted_at', 'is', null)
      .limit(sql.lit(1))
      .compile()
  );
  const findHidden = prepare(database, (db, clock: number) =>
    db
      .selectFrom('alert_groups')
      .select('id')
      .where('held_until', '<=', clock)
      .where('deleted_at', 'is not', null)
      .limit(sql.lit(1))
      .compile()
  );
  const update = prepareUpdate(database, 'alert_groups', ['deleted_at', 'held_until', 'state', 'silenced_until']);
  /** What refers to the group goes before it. */
  const removals = [
    prepare(database, (db, id: number) =>
      db
        .deleteFrom('note_index')
        .where('rowid', 'in', (notes) =>
          notes
            .selectFrom('events')
            .select('id')
            .where('group_id', '=', id)
            .where('type', '=', sql.lit('noted' as const))
        )
        .compile()
    ),
    prepare(database, (db, id: number) => db.deleteFrom('maintained_groups').where('group_id', '=', id).compile()),
    prepare(database, (db, id: number) => db.deleteFrom('events').where('group_id', '=', id).compile()),
    prepare(database, (db, id: number) => db.deleteFrom('alert_group_counts').where('group_id', '=', id).compile()),
    prepare(database, (db, id: number) => db.deleteFrom('alert_groups').where('id', '=', id).compile()),
  ];
  /** The integrations whose groups are still to be looked at. */
  let integrations: Array<{ id: number; days: number | null }> = [];

  return {
    deleteSome(now, defaults, clock) {
      const hidden = findHidden.get(clock);
      if (hidden === undefined) {
        const expired = findNextExpired(now, defaults);
        if (expired !== undefined) {
          // The clock may be behind that time.
          write(expired, Math.min(now, clock), 0);
        }
        return expired !== undefined;
      }
      if (deleteAlerts(hidden.id)) {
        searchIndex.remove(hidden.id);
        removals.forEach((remove) => remove.run(hidden.id));
      }
      return true;
    },
    hide: (id, at) => write(id, at, undoTime),
  };

  function findNextExpired(now: number, defaults: RetentionDefaults): number | undefined {
    if (integrations.length === 0) {
      integrations = listIntegrations.all();
    }
    for (let next = integrations.pop(); next !== undefined; next = integrations.pop()) {
      const resolvedBefore = expiryOf(next.days, defaults, now);
      const expired = resolvedBefore === null ? undefined : findExpired.get(next.id, resolvedBefore);
      if (expired !== undefined) {
        integrations.push(next);
        return expired.id;
      }
    }
    return undefined;
  }

  function write(id: number, at: number, held: number): void {
    counters.flush(id);
    const { deletedAt, heldUntil, state, silencedUntil } = planGroupDeletion(at, held);
    update.run(deletedAt, heldUntil, state, silencedUntil, id);
  }
}
