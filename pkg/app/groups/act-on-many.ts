import { undoTime } from '../../contract/limits.ts';
import { isSameActor } from '../../domain/handling/same-actor.ts';
import { OperationTaken } from '../../store/errors.ts';
import type { ActionReport, Refusal } from '../../store/shapes/actions.ts';
import type { GroupSearch } from '../../store/shapes/searches.ts';
import type { OrgStore } from '../../store/store.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { createOperations, type OperationParts, type Progress } from './operations.ts';
import { toAction, type WantedAction } from './wanted-action.ts';

/** What people do to any number of groups at once, and how they take it back. */
export interface ActOnMany {
  /**
   * Applies the action to each of the groups, some hundred in a transaction. A group that refuses it does not hold up the others.
   * @param operation chosen by the caller; the same one again is answered as the first time, and does nothing. Where a crash
   *   came between, it does the rest.
   * @throws {AppError} as `toAction`; operation_taken; {Busy} where the org has too much under way
   */
  actOnMany(caller: Caller, operation: string, groups: ActedGroups, wanted: WantedAction): Promise<Outcome>;
  /** @throws {AppError} not_found where nothing is known of it, or somebody else does it */
  progressOf(caller: Caller, operation: string): Progress;
  /**
   * Gives the groups of an operation back what they were before. Those that something else has changed since are refused.
   * @throws {AppError} not_found where there is nothing to undo; forbidden where somebody else did it; not_undoable where it is too
   * late, or too early
   */
  undo(caller: Caller, operation: string): Promise<Outcome>;
}

/** Groups by their ids, or all that a search finds. */
export type ActedGroups = { readonly ids: readonly number[] } | { readonly search: GroupSearch };

export interface Outcome {
  /** How many groups are as they were wanted. */
  readonly changed: number;
  readonly canUndo: boolean;
  /** The first of the groups that are left as they are, and how many these are. */
  readonly refused: readonly Refusal[];
  readonly refusedCount: number;
}

export interface ActOnManyParts extends OperationParts {
  store: PeopleStore;
}

/** A transaction has this many groups: it holds up the alerts that come meanwhile for some milliseconds. */
const groupsPerPart = 200;
/** Ids that one read finds. */
const idsPerRead = 10_000;
const mostRefusals = 1000;

export function createActOnMany(parts: ActOnManyParts): ActOnMany {
  const { store, now } = parts;
  const operations = createOperations<Outcome>(parts);

  return {
    async actOnMany(caller, operation, groups, wanted) {
      const action = toAction(wanted, caller, now());
      const org = store.forCaller(caller);
      try {
        return await operations.run(caller, operation, async ({ setTotal, advance }) => {
          if ('ids' in groups) {
            setTotal(groups.ids.length);
          }
          const sum = createSum();
          const earlier = await org.findOperation(operation);
          if (earlier !== undefined && !isSameActor(earlier.actor, caller.actor)) {
            throw new AppError('operation_taken');
          }
          const before = new Set(earlier?.groups);
          const wantedIds = 'ids' in groups ? groups.ids : await findAllIds(org, groups.search);
          const ids = before.size === 0 ? wantedIds : wantedIds.filter((id) => !before.has(id));
          setTotal(before.size + ids.length);
          if (before.size > 0) {
            sum.addDone(before.size);
            advance(before.size);
          }
          for (let at = 0; at < ids.length; at += groupsPerPart) {
            const part = ids.slice(at, at + groupsPerPart);
            sum.add(
              await operations.takeTurn(caller.orgId, () =>
                org.actOnGroups(part, action, caller.actor, now(), operation)
              )
            );
            advance(part.length);
          }
          return sum.outcome();
        });
      } catch (error) {
        throw error instanceof OperationTaken ? new AppError('operation_taken') : error;
      }
    },

    progressOf(caller, operation) {
      const progress = operations.progressOf(caller, operation);
      if (progress === undefined) {
        throw new AppError('not_found', 'There is no such operation.');
      }
      return progress;
    },

    async undo(caller, operation) {
      const { orgId, actor } = caller;
      const org = store.forCaller(caller);
      if (operations.progressOf(caller, operation)?.state === 'running') {
        throw new AppError('not_undoable', 'This is still under way; undo it when it is done.');
      }
      const done = await org.findOperation(operation);
      if (done === undefined) {
        throw new AppError('not_found', 'There is nothing to undo.');
      }
      if (!isSameActor(done.actor, actor)) {
        throw new AppError('forbidden', 'Only who did this can undo it.');
      }
      if (now() > done.at + undoTime) {
        throw new AppError('not_undoable');
      }
      const sum = createSum();
      for (const part of done.parts) {
        sum.add(await operations.takeTurn(orgId, () => org.undoPart(part, actor, now())));
      }
      return sum.outcome();
    },
  };
}

async function findAllIds(org: OrgStore, search: GroupSearch): Promise<number[]> {
  const ids: number[] = [];
  let found: number[];
  do {
    found = await org.findGroupIds(search, ids.at(-1) ?? 0, idsPerRead);
    for (const id of found) {
      ids.push(id);
    }
  } while (found.length === idsPerRead);
  return ids;
}

/** Adds up the reports of the parts. */
function createSum() {
  let changed = 0;
  let canUndo = false;
  const refused: Refusal[] = [];
  let refusedCount = 0;
  return {
    /** These were changed before, by the same operation. */
    addDone(count: number) {
      changed += count;
      canUndo = true;
    },
    add(report: ActionReport) {
      changed += report.changed.length;
      canUndo ||= report.canUndo;
      refused.push(...report.refused.slice(0, mostRefusals - refused.length));
      refusedCount += report.refused.length;
    },
    outcome: (): Outcome => ({ changed, canUndo, refused, refusedCount }),
  };
}
