import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expiryOf, planGroupDeletion } from '../../../core/plan-retention.ts';
import type { RetentionDefaults } from '../../../store.ts';
import { prepare, prepareUpdate } from '../../prepare.ts';
import type { GroupCounters } from '../group-counters.ts';

/** Deletes groups, first hiding them, then a little at a time. The caller holds the transaction. */
export interface GroupDeleter {
  /** Deletes some of a hidden group, or hides one that is kept long enough. @returns whether there was one */
  deleteSome(now: number, defaults: RetentionDefaults): boolean;
  /** Hides a group, which is to be deleted. @returns whether the org has it */
  hide(orgId: number, id: number, now: number): boolean;
}

/** @param deleteAlerts deletes some alerts of a group; replies whether all are gone */
export function createGroupDeleter(
  database: DatabaseSync,
  counters: GroupCounters,
  deleteAlerts: (groupId: number) => boolean
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
  const findHidden = prepare(database, (db) =>
    db.selectFrom('alert_groups').select('id').where('deleted_at', 'is not', null).limit(sql.lit(1)).compile()
  );
  const findShown = prepare(database, (db, orgId: number, id: number) =>
    db
      .selectFrom('alert_groups')
      .select('id')
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .compile()
  );
  const update = prepareUpdate(database, 'alert_groups', ['deleted_at', 'key_hash', 'state', 'silenced_until']);
  /** What refers to the group goes before it. */
  const removals = [
    prepare(database, (db, id: number) => db.deleteFrom('events').where('group_id', '=', id).compile()),
    prepare(database, (db, id: number) => db.deleteFrom('alert_group_counts').where('group_id', '=', id).compile()),
    prepare(database, (db, id: number) => db.deleteFrom('alert_groups').where('id', '=', id).compile()),
  ];
  /** The integrations whose groups are still to be looked at. */
  let integrations: Array<{ id: number; days: number | null }> = [];

  return {
    deleteSome(now, defaults) {
      const hidden = findHidden.get();
      if (hidden === undefined) {
        const expired = findNextExpired(now, defaults);
        if (expired !== undefined) {
          write(expired, now);
        }
        return expired !== undefined;
      }
      if (deleteAlerts(hidden.id)) {
        removals.forEach((remove) => remove.run(hidden.id));
      }
      return true;
    },
    hide(orgId, id, now) {
      const isShown = findShown.get(orgId, id) !== undefined;
      if (isShown) {
        write(id, now);
      }
      return isShown;
    },
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

  function write(id: number, now: number): void {
    counters.flush(id);
    const { deletedAt, keyHash, state, silencedUntil } = planGroupDeletion(now);
    update.run(deletedAt, keyHash, state, silencedUntil, id);
  }
}
