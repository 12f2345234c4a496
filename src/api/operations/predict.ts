import type { Actor, AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { applyAction, type GroupAction as DomainAction } from '../../../pkg/domain/handling/apply-action.ts';
import { type Handled, handlingFields } from '../../../pkg/domain/handling/handling.ts';
import type { GroupAction } from './operation';

/** The fields of a group that actions change. Times are in ISO 8601. */
export type Handling = Pick<AlertGroupSummary, keyof Handled>;

const fields = [...handlingFields, 'noteCount'] as const satisfies ReadonlyArray<keyof Handling>;

/** How the group is handled now. */
export function handlingOf(group: AlertGroupSummary): Handling {
  return Object.fromEntries(fields.map((field) => [field, group[field]])) as unknown as Handling;
}

/**
 * What of the group will be different once the sidecar has done the action; it is shown until the reply comes.
 * @param now ISO 8601
 * @returns undefined where the action changes nothing that is shown, or is not possible
 */
export function predict(
  group: AlertGroupSummary,
  action: GroupAction,
  me: Actor,
  now: string
): Partial<Handling> | undefined {
  if (group.may !== 'act') {
    return undefined;
  }
  const before = handlingOf(group);
  const after = action.action === 'delete' ? null : applyAction(before, toDomain(action, me, now), me, now);
  const changed = fields.filter((field) => after !== null && after[field] !== before[field]);
  return after === null || changed.length === 0
    ? undefined
    : Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** The action as the sidecar will understand it. */
function toDomain(action: Exclude<GroupAction, { action: 'delete' }>, me: Actor, now: string): DomainAction<string> {
  switch (action.action) {
    case 'silence':
      return { action: 'silence', until: endOf(action, now), reason: action.reason };
    case 'assign': {
      const { assignee } = action;
      return {
        action: 'assign',
        assignee: assignee === 'me' ? me : assignee && { kind: 'user', name: '', ...assignee },
      };
    }
    default:
      return action;
  }
}

function endOf(silence: Extract<GroupAction, { action: 'silence' }>, now: string): string | null {
  if ('minutes' in silence) {
    return new Date(Date.parse(now) + silence.minutes * 60_000).toISOString();
  }
  return 'until' in silence ? silence.until : null;
}
