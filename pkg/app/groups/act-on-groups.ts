import type { GroupAction } from '../../domain/act.ts';
import type { ChangeOutcome, StoredGroup } from '../../store/shapes/groups.ts';
import type { OrgStore, Store } from '../../store/store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { findGroup } from './find-group.ts';

/** What people do to alert groups. */
export interface ActOnGroups {
  /** Applies the action to each of the groups, in one transaction. The outcomes are in the order of the ids. */
  act(caller: Caller, ids: readonly number[], action: WantedAction): Promise<readonly ChangeOutcome[]>;
  /**
   * Applies the action to one group.
   * @throws {AppError} not_found; state_conflict, with the state that does not allow it; newer_group_open
   */
  actOnOne(caller: Caller, id: number, action: WantedAction): Promise<void>;
  /** Hides the group at once; it and its alerts are deleted soon. @throws {AppError} not_found */
  remove(caller: Caller, id: number): Promise<void>;
}

/** An action as a person asks for it: a silence lasts from now on, or has no end (null). */
export type WantedAction =
  | Exclude<GroupAction, { readonly action: 'silence' }>
  | { readonly action: 'silence'; readonly minutes: number | null };

/** @param now milliseconds since 1970 */
export function createActOnGroups(store: Store, now: () => number): ActOnGroups {
  const act: ActOnGroups['act'] = (caller, ids, wanted) => {
    const at = now();
    return store.forOrg(caller.orgId).actOnGroups(ids, toAction(wanted, at), caller.actor, at);
  };

  return {
    act,

    async actOnOne(caller, id, wanted) {
      const [outcome] = await act(caller, [id], wanted);
      if (outcome !== 'changed') {
        throw await refusal(store.forOrg(caller.orgId), id, outcome);
      }
    },

    async remove(caller, id) {
      const org = store.forOrg(caller.orgId);
      await findGroup(org, id);
      await org.deleteGroup(id);
    },
  };
}

function toAction(wanted: WantedAction, now: number): GroupAction {
  return wanted.action === 'silence'
    ? { action: 'silence', until: wanted.minutes === null ? null : now + wanted.minutes * 60_000 }
    : wanted;
}

async function refusal(org: OrgStore, id: number, outcome: ChangeOutcome | undefined): Promise<AppError> {
  if (outcome === 'newer_group_open') {
    return new AppError(outcome);
  }
  const group = await findGroup(org, id);
  return new AppError('state_conflict', describeConflict(group), { state: group.state });
}

/** Somebody else was faster, or the page was old: the sentence says what the group's state is instead. */
function describeConflict(group: StoredGroup): string {
  const by = {
    firing: null,
    acknowledged: group.acknowledgedBy,
    silenced: group.silencedBy,
    resolved: group.resolvedBy,
  };
  const actor = by[group.state];
  const isNamed = actor?.kind === 'user' || actor?.kind === 'service_account';
  const whose = isNamed && actor.name !== '' ? `, by ${actor.name}` : '';
  return group.state === 'firing' ? 'It is firing again.' : `It is ${group.state} already${whose}.`;
}
