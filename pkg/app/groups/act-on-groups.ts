import { randomUUID } from 'node:crypto';
import type { ActionReport } from '../../store/shapes/actions.ts';
import type { Store } from '../../store/store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { describeRefusal } from './describe-refusal.ts';
import { toAction, type WantedAction } from './wanted-action.ts';

/** What people do to alert groups. */
export interface ActOnGroups {
  /**
   * Applies the action to each of the groups, in one transaction.
   * @throws {AppError} invalid_request where the action makes no sense now
   */
  act(caller: Caller, ids: readonly number[], wanted: WantedAction): Promise<ActionReport>;
  /**
   * Applies the action to one group.
   * @throws {AppError} as `act`; not_found; state_conflict, with what the group is instead; newer_group_open
   */
  actOnOne(caller: Caller, id: number, wanted: WantedAction): Promise<void>;
}

/** @param now milliseconds since 1970 */
export function createActOnGroups(store: Store, now: () => number): ActOnGroups {
  const act: ActOnGroups['act'] = async (caller, ids, wanted) => {
    const at = now();
    const action = toAction(wanted, caller, at);
    return store.forOrg(caller.orgId).actOnGroups(ids, action, caller.actor, at, randomUUID());
  };

  return {
    act,
    async actOnOne(caller, id, wanted) {
      const { refused } = await act(caller, [id], wanted);
      if (refused[0] !== undefined) {
        const { code, state } = refused[0];
        const message = describeRefusal(refused[0]);
        throw code === 'not_allowed' ? new AppError('state_conflict', message, { state }) : new AppError(code, message);
      }
    },
  };
}
