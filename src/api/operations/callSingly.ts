import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { ApiError } from '../client/ApiError';
import { callRoute } from '../client/callRoute';
import type { GroupAction, Outcome, Refusal, Target } from './operation';

/** Does an action on each of the shown groups, one after the other. Rejects where the only one of them is refused. */
export async function callSingly({ shown }: Target, action: GroupAction): Promise<Outcome> {
  const refused: Refusal[] = [];
  for (const group of shown) {
    try {
      await call(group.id, action);
    } catch (error) {
      const refusal = shown.length > 1 && error instanceof ApiError ? refusalOf(group, error) : undefined;
      if (refusal === undefined) {
        throw error;
      }
      refused.push(refusal);
    }
  }
  return { changed: shown.length - refused.length, refused, canUndo: false };
}

function call(id: string, given: GroupAction): Promise<unknown> {
  const params = { id };
  switch (given.action) {
    case 'silence': {
      const { action, ...body } = given;
      return callRoute(action, { params, body });
    }
    case 'resolve':
      return callRoute('resolve', { params, body: given.reason === undefined ? undefined : { reason: given.reason } });
    case 'assign':
      return callRoute('assign', { params, body: { assignee: given.assignee } });
    case 'delete':
      return callRoute('deleteAlertGroup', { params });
    default:
      return callRoute(given.action, { params });
  }
}

function refusalOf({ id, number }: AlertGroupSummary, { code, message }: ApiError): Refusal | undefined {
  const codes = {
    state_conflict: 'not_allowed',
    not_found: 'not_found',
    newer_group_open: 'newer_group_open',
  } as const;
  return code in codes
    ? { id, number, code: codes[code as keyof typeof codes], message, state: null, by: null, at: null }
    : undefined;
}
