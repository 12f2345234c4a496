import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { undoTime } from '../../../contract/limits.ts';
import type { Actor } from '../../../contract/types.ts';
import { type OperationChange, packChanges, unpackChanges } from '../../core/operation-changes.ts';
import { mostPeople, partsPerStep, rowsPerStep } from '../../core/plan-retention.ts';
import { OperationTaken } from '../../errors.ts';
import { formatActor } from '../../sql/group-rows.ts';
import { prepare } from '../prepare.ts';

/** Keeps for a while what people did, and who has acted. The caller holds the transaction. */
export interface OperationWriter {
  /**
   * Adds a part to an operation.
   * @throws {OperationTaken} where it is somebody else's
   */
  record(orgId: number, operation: string, by: DeedBy, changes: readonly OperationChange[]): void;
  /** Takes a part of an operation of the org; it cannot be taken again. @returns undefined where there is none */
  takePart(orgId: number, id: number): { readonly operation: string; readonly changes: OperationChange[] } | undefined;
  /** Notes that people have acted, or were assigned. */
  meet(orgId: number, people: ReadonlyArray<Actor | null>, at: number): void;
  /** Forgets some of what cannot be undone any more. @returns whether there was something */
  deleteSome(clock: number): boolean;
}

export interface DeedBy {
  readonly actor: Actor;
  readonly at: number;
}

export function createOperationWriter(database: DatabaseSync): OperationWriter {
  const begin = prepare(database, (db, org_id: number, operation: string, actor: string, at: number) =>
    db
      .insertInto('operations')
      .values({ org_id, operation, actor, at })
      .onConflict((known) =>
        known.columns(['org_id', 'operation']).doUpdateSet(({ ref }) => ({ at: ref('excluded.at') }))
      )
      .returning(['id', 'actor'])
      .compile()
  );
  const addPart = prepare(database, (db, operation_id: number, changes: string) =>
    db.insertInto('operation_parts').values({ operation_id, changes }).compile()
  );
  const readPart = prepare(database, (db, orgId: number, id: number) =>
    db
      .selectFrom('operation_parts')
      .innerJoin('operations', 'operations.id', 'operation_id')
      .select(['operation', 'changes'])
      .where('org_id', '=', orgId)
      .where('operation_parts.id', '=', id)
      .compile()
  );
  const removePart = prepare(database, (db, id: number) =>
    db.deleteFrom('operation_parts').where('id', '=', id).compile()
  );
  const removeParts = prepare(database, (db, before: number) =>
    sql<never>`delete from operation_parts where id in (
      select operation_parts.id from operations join operation_parts on operation_id = operations.id
      where at < ${before} limit ${sql.lit(partsPerStep)})`.compile(db)
  );
  const removeOperations = prepare(database, (db, before: number) =>
    sql<never>`delete from operations where id in (
      select id from operations where at < ${before}
        and not exists (select 1 from operation_parts where operation_id = operations.id)
      limit ${sql.lit(rowsPerStep)})`.compile(db)
  );
  const meet = prepare(database, (db, org_id: number, login: string, name: string, at: number) =>
    db
      .insertInto('known_people')
      .values({ org_id, login, name, at })
      .onConflict((known) =>
        known
          .columns(['org_id', 'login'])
          .doUpdateSet(({ ref }) => ({ name: ref('excluded.name'), at: ref('excluded.at') }))
      )
      .compile()
  );
  const isKnown = prepare(database, (db, orgId: number, login: string) =>
    db.selectFrom('known_people').select('login').where('org_id', '=', orgId).where('login', '=', login).compile()
  );
  const forget = prepare(database, (db, orgId: number) =>
    sql<never>`delete from known_people where (org_id, login) in (
      select org_id, login from known_people where org_id = ${orgId}
      order by at desc limit -1 offset ${sql.lit(mostPeople)})`.compile(db)
  );

  return {
    record(orgId, operation, { actor, at }, changes) {
      const own = formatActor(actor);
      const row = begin.get(orgId, operation, own, at);
      if (row === undefined || row.actor !== own) {
        throw new OperationTaken();
      }
      addPart.run(row.id, packChanges(changes));
    },
    takePart(orgId, id) {
      const row = readPart.get(orgId, id);
      if (row === undefined) {
        return undefined;
      }
      removePart.run(id);
      return { operation: row.operation, changes: unpackChanges(row.changes) };
    },
    meet(orgId, people, at) {
      for (const person of people) {
        if (person?.kind !== 'user' || person.login === '') {
          continue;
        }
        const isNew = isKnown.get(orgId, person.login) === undefined;
        meet.run(orgId, person.login, person.name, at);
        if (isNew) {
          forget.run(orgId);
        }
      }
    },
    deleteSome(clock) {
      const before = clock - undoTime;
      const parts = removeParts.run(before).changes;
      const operations = removeOperations.run(before).changes;
      return parts === partsPerStep || operations === rowsPerStep;
    },
  };
}
