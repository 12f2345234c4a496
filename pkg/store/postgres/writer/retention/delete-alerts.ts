import { sql } from 'kysely';
import { isAlertOf } from '../../partitions/is-alert-of.ts';
import type { Db } from '../db.ts';

/**
 * Deletes alerts of the group, the newest first.
 * @param after this many of the newest stay
 * @returns how many were deleted, at most `limit`
 */
export async function deleteAlertsOf(
  db: Db,
  groupId: number,
  { after, limit }: { readonly after: number; readonly limit: number }
): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from alerts where ${isAlertOf(groupId)}
    order by id desc offset ${after}::bigint limit ${limit}::bigint`.execute(db);
  // Known ids tell the partitions that they are in.
  const { numAffectedRows = 0n } = await sql`delete from alerts
    where id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(db);
  return Number(numAffectedRows);
}
