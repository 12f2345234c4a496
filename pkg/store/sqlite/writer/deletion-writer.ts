import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { deletionMemory, rowsPerStep } from '../../core/plan-retention.ts';
import { formatActor } from '../../sql/group-rows.ts';
import { prepare, prepareInsert } from '../prepare.ts';
import type { DeedBy } from './operation-writer.ts';

/** Keeps who deleted which group, longer than anything of the group. The caller holds the transaction. */
export interface DeletionWriter {
  record(group: { readonly id: number; readonly orgId: number; readonly number: number }, by: DeedBy): void;
  /** Forgets it, as the group is there again. */
  takeBack(groupId: number): void;
  /** Forgets some that are long past. @returns whether there may be more */
  deleteSome(clock: number): boolean;
}

export function createDeletionWriter(database: DatabaseSync): DeletionWriter {
  const insert = prepareInsert(database, 'deletions', ['group_id', 'org_id', 'number', 'actor', 'at']);
  const remove = prepare(database, (db, groupId: number) =>
    db.deleteFrom('deletions').where('group_id', '=', groupId).compile()
  );
  const removeOld = prepare(database, (db, before: number) =>
    sql<never>`delete from deletions where group_id in (
      select group_id from deletions where at < ${before} limit ${sql.lit(rowsPerStep)})`.compile(db)
  );
  return {
    record: ({ id, orgId, number }, { actor, at }) => void insert.run(id, orgId, number, formatActor(actor), at),
    takeBack: (groupId) => void remove.run(groupId),
    deleteSome: (clock) => removeOld.run(clock - deletionMemory).changes === rowsPerStep,
  };
}
