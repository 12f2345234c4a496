import { unpackChanges } from '../core/operation-changes.ts';
import type { StoredOperation } from '../shapes/actions.ts';
import type { Database } from './database.ts';
import { parseActor } from './group-rows.ts';

export async function findOperation(
  { db }: Database,
  orgId: number,
  operation: string
): Promise<StoredOperation | undefined> {
  const rows = await db
    .selectFrom('operations')
    .innerJoin('operation_parts', 'operation_id', 'operations.id')
    .select(['actor', 'at', 'operation_parts.id as part', 'changes'])
    .where('org_id', '=', orgId)
    .where('operation', '=', operation)
    .orderBy('operation_parts.id')
    .execute();
  const [first] = rows;
  return (
    first && {
      actor: parseActor(first.actor),
      at: first.at,
      parts: rows.map(({ part }) => part),
      groups: rows.flatMap(({ changes }) => unpackChanges(changes).map(({ groupId }) => groupId)),
    }
  );
}
