import type { Actor } from '../../../contract/types.ts';
import type { ActedGroup } from '../../core/plan-actions.ts';
import { deletionMemory, rowsPerStep } from '../../core/plan-retention.ts';
import { formatActor } from '../../sql/group-rows.ts';
import type { Db } from './db.ts';

/** Keeps who deleted which groups, longer than anything of the groups. */
export async function recordDeletions(
  db: Db,
  groups: ReadonlyArray<Pick<ActedGroup, 'id' | 'orgId' | 'number'>>,
  { actor, at }: { readonly actor: Actor; readonly at: number }
): Promise<void> {
  const by = formatActor(actor);
  if (groups.length > 0) {
    await db
      .insertInto('deletions')
      .values(groups.map(({ id, orgId, number }) => ({ group_id: id, org_id: orgId, number, actor: by, at })))
      .execute();
  }
}

/** Forgets them, as the groups are there again. */
export async function takeDeletionsBack(db: Db, groupIds: readonly number[]): Promise<void> {
  if (groupIds.length > 0) {
    await db.deleteFrom('deletions').where('group_id', 'in', groupIds).execute();
  }
}

/** Forgets some that are long past. @returns whether there may be more */
export async function forgetDeletions(db: Db, clock: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('deletions')
    .where('group_id', 'in', (old) =>
      old
        .selectFrom('deletions')
        .select('group_id')
        .where('at', '<', clock - deletionMemory)
        .limit(rowsPerStep)
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) === rowsPerStep;
}
