import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { parseLabels } from '../../sql/group-rows.ts';
import { foldCase } from '../../sql/search/fold.ts';
import { prepare, prepareInsert } from '../prepare.ts';

/**
 * Writes what groups are found by: labels, grouping keys and titles. New groups follow each other by id, changed ones are queued by
 * a trigger. A batch outside of a storm indexes its groups itself; a storm leaves them to later steps, because full text would be a
 * third of the work. The caller holds the transaction.
 */
export interface SearchIndex {
  /** Indexes at most `limit` groups. @returns the orgs of those, and whether there are more */
  step(limit: number): IndexStep;
  /** The same of those that were there before the index, newest first. */
  fillBack(limit: number): IndexStep;
  /** Removes what a group is found by. */
  remove(groupId: number): void;
}

export interface IndexStep {
  readonly orgIds: ReadonlySet<number>;
  readonly more: boolean;
}

export function createSearchIndex(database: DatabaseSync): SearchIndex {
  const readProgress = prepare(database, (db) =>
    db.selectFrom('search_progress').select(['indexed_group_id as id', 'waiting_group_id as waiting']).compile()
  );
  const saveProgress = prepare(database, (db, indexed_group_id: number) =>
    db.updateTable('search_progress').set({ indexed_group_id }).compile()
  );
  const saveWaiting = prepare(database, (db, waiting_group_id: number) =>
    db.updateTable('search_progress').set({ waiting_group_id }).compile()
  );
  const findWaiting = prepare(database, (db, upTo: number, limit: number) =>
    db
      .selectFrom('alert_groups')
      .select(['id', 'org_id', 'title', 'labels', 'grouping_key'])
      .where('id', '<=', upTo)
      .orderBy('id', 'desc')
      .limit(limit)
      .compile()
  );
  const findNew = prepare(database, (db, after: number, limit: number) =>
    db
      .selectFrom('alert_groups')
      .select(['id', 'org_id', 'title', 'labels', 'grouping_key'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .compile()
  );
  const findQueued = prepare(database, (db, limit: number) =>
    db
      .selectFrom('search_queue')
      .innerJoin('alert_groups', 'id', 'group_id')
      .select(['id', 'org_id', 'title', 'labels', 'grouping_key'])
      .orderBy('group_id')
      .limit(limit)
      .compile()
  );
  const unqueue = prepare(database, (db, id: number) =>
    db.deleteFrom('search_queue').where('group_id', '=', id).compile()
  );
  const findLabel = prepare(database, (db, orgId: number, name: string, value: string) =>
    db
      .selectFrom('labels')
      .select('id')
      .where('org_id', '=', orgId)
      .where('name', '=', name)
      .where('value', '=', value)
      .compile()
  );
  const addLabel = prepareInsert(database, 'labels', ['org_id', 'name', 'value', 'folded']);
  const addGroupLabel = prepareInsert(database, 'group_labels', ['label_id', 'group_id']);
  const addKey = prepareInsert(database, 'group_keys', ['org_id', 'folded', 'group_id']);
  const addTitle = prepareInsert(database, 'group_titles', ['rowid', 'title']);
  const listLabels = prepare(database, (db, id: number) =>
    db.selectFrom('group_labels').select('label_id as id').where('group_id', '=', id).compile()
  );
  const removeLabels = prepare(database, (db, id: number) =>
    db.deleteFrom('group_labels').where('group_id', '=', id).compile()
  );
  /** A label that no group has any more. */
  const dropLabel = prepare(database, (db, id: number) =>
    db
      .deleteFrom('labels')
      .where('id', '=', id)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('group_labels').select(sql.lit(1).as('one')).whereRef('label_id', '=', 'labels.id')))
      )
      .compile()
  );
  const removeKey = prepare(database, (db, id: number) =>
    db.deleteFrom('group_keys').where('group_id', '=', id).compile()
  );
  const removeTitle = prepare(database, (db, id: number) =>
    db.deleteFrom('group_titles').where('rowid', '=', id).compile()
  );
  const removeMessage = prepare(database, (db, id: number) =>
    db.deleteFrom('group_messages').where('rowid', '=', id).compile()
  );
  const unqueueMessage = prepare(database, (db, id: number) =>
    db.deleteFrom('message_queue').where('group_id', '=', id).compile()
  );
  const removePeople = prepare(database, (db, id: number) =>
    db.deleteFrom('group_people').where('group_id', '=', id).compile()
  );
  /** Of the labels that the step under way has come to. */
  const labelIds = new Map<string, number>();

  return {
    step(limit) {
      const orgIds = new Set<number>();
      labelIds.clear();
      const { id: progress, waiting } = readProgress.get() ?? unread;
      const queued = findQueued.all(limit);
      for (const row of queued) {
        unqueue.run(row.id);
        // Others are yet to come.
        if (row.id > waiting && row.id <= progress) {
          removeIndexed(row.id);
          index(row);
        }
        orgIds.add(row.org_id);
      }
      const fresh = findNew.all(progress, limit - queued.length);
      for (const row of fresh) {
        index(row);
        orgIds.add(row.org_id);
      }
      const last = fresh.at(-1);
      if (last !== undefined) {
        saveProgress.run(last.id);
      }
      return { orgIds, more: queued.length + fresh.length >= limit };
    },
    fillBack(limit) {
      const orgIds = new Set<number>();
      const { waiting } = readProgress.get() ?? unread;
      if (waiting === 0) {
        return { orgIds, more: false };
      }
      labelIds.clear();
      const rows = findWaiting.all(waiting, limit);
      for (const row of rows) {
        index(row);
        orgIds.add(row.org_id);
      }
      const more = rows.length === limit;
      saveWaiting.run(more ? (rows.at(-1) as IndexedRow).id - 1 : 0);
      return { orgIds, more };
    },
    remove(groupId) {
      unqueue.run(groupId);
      removeIndexed(groupId);
      removeMessage.run(groupId);
      unqueueMessage.run(groupId);
      removePeople.run(groupId);
    },
  };

  function index({ id, org_id, title, labels, grouping_key }: IndexedRow): void {
    addTitle.run(id, foldCase(title));
    if (grouping_key !== null) {
      addKey.run(org_id, foldCase(grouping_key), id);
    }
    for (const [name, value] of Object.entries(parseLabels(labels) ?? {})) {
      addGroupLabel.run(labelId(org_id, name, value), id);
    }
  }

  function removeIndexed(id: number): void {
    const labels = listLabels.all(id);
    removeLabels.run(id);
    for (const label of labels) {
      if (dropLabel.run(label.id).changes > 0) {
        labelIds.clear();
      }
    }
    removeKey.run(id);
    removeTitle.run(id);
  }

  function labelId(orgId: number, name: string, value: string): number {
    const known = `${orgId}\n${name}\n${value}`;
    let found = labelIds.get(known);
    if (found === undefined) {
      found =
        findLabel.get(orgId, name, value)?.id ??
        Number(addLabel.run(orgId, name, value, foldCase(value)).lastInsertRowid);
      labelIds.set(known, found);
    }
    return found;
  }
}

const unread = { id: 0, waiting: 0 };

interface IndexedRow {
  readonly id: number;
  readonly org_id: number;
  readonly title: string;
  readonly labels: string | null;
  readonly grouping_key: string | null;
}
