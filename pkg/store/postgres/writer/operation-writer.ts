import { sql } from 'kysely';
import { undoTime } from '../../../contract/limits.ts';
import type { Actor } from '../../../contract/types.ts';
import { type OperationChange, packChanges, unpackChanges } from '../../core/operation-changes.ts';
import { mostPeople, partsPerStep, rowsPerStep } from '../../core/plan-retention.ts';
import { OperationTaken } from '../../errors.ts';
import { formatActor } from '../../sql/group-rows.ts';
import type { Db } from './db.ts';

/**
 * Adds a part to an operation.
 * @throws {OperationTaken} where it is somebody else's
 */
export async function recordOperation(
  db: Db,
  orgId: number,
  operation: string,
  { actor, at }: { readonly actor: Actor; readonly at: number },
  changes: readonly OperationChange[]
): Promise<void> {
  const own = formatActor(actor);
  const row = await db
    .insertInto('operations')
    .values({ org_id: orgId, operation, actor: own, at })
    .onConflict((known) =>
      known.columns(['org_id', 'operation']).doUpdateSet(({ ref }) => ({ at: ref('excluded.at') }))
    )
    .returning(['id', 'actor'])
    .executeTakeFirstOrThrow();
  if (row.actor !== own) {
    throw new OperationTaken();
  }
  await db
    .insertInto('operation_parts')
    .values({ operation_id: row.id, changes: packChanges(changes) })
    .execute();
}

/** Takes a part of an operation of the org; it cannot be taken again. @returns undefined where there is none */
export async function takePart(
  db: Db,
  orgId: number,
  id: number
): Promise<{ readonly operation: string; readonly changes: OperationChange[] } | undefined> {
  const row = await db
    .deleteFrom('operation_parts')
    .using('operations')
    .whereRef('operations.id', '=', 'operation_id')
    .where('org_id', '=', orgId)
    .where('operation_parts.id', '=', id)
    .returning(['operation', 'changes'])
    .executeTakeFirst();
  return row && { operation: row.operation, changes: unpackChanges(row.changes) };
}

/** Notes that people have acted, or were assigned. */
export async function meetPeople(
  db: Db,
  orgId: number,
  people: ReadonlyArray<Actor | null>,
  at: number
): Promise<void> {
  for (const person of people) {
    if (person?.kind !== 'user' || person.login === '') {
      continue;
    }
    const { login, name } = person;
    const known = await db
      .updateTable('known_people')
      .set({ name, at })
      .where('org_id', '=', orgId)
      .where('login', '=', login)
      .executeTakeFirst();
    if (known.numUpdatedRows === 0n) {
      await db
        .insertInto('known_people')
        .values({ org_id: orgId, login, name, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await sql`delete from known_people where (org_id, login) in (
        select org_id, login from known_people where org_id = ${orgId}
        order by at desc offset ${mostPeople}::bigint)`.execute(db);
    }
  }
}

/** Forgets some of what cannot be undone any more. @returns whether there was something */
export async function forgetOperations(db: Db, clock: number): Promise<boolean> {
  const before = clock - undoTime;
  const parts = await sql`delete from operation_parts where id in (
    select operation_parts.id from operations join operation_parts on operation_id = operations.id
    where at < ${before} limit ${partsPerStep}::bigint for update of operation_parts skip locked)`.execute(db);
  const operations = await sql`delete from operations where id in (
    select id from operations where at < ${before}
      and not exists (select 1 from operation_parts where operation_id = operations.id)
    limit ${rowsPerStep}::bigint for update skip locked)`.execute(db);
  return parts.numAffectedRows === BigInt(partsPerStep) || operations.numAffectedRows === BigInt(rowsPerStep);
}
