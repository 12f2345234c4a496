import type { ActedGroups, Outcome } from '../../../app/groups/act-on-many.ts';
import { describeNotUndone, describeRefusal } from '../../../app/groups/describe-refusal.ts';
import { toSearch } from '../../../app/groups/to-search.ts';
import type { WantedAction } from '../../../app/groups/wanted-action.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Action } from '../../../contract/alert-groups/states.ts';
import type { AlertGroup, Refusal, RouteArguments } from '../../../contract/types.ts';
import type { GrafanaCaller } from '../backend/backend.ts';
import { toDetail, toEvent } from './alert-groups.ts';
import type { Handlers } from './dispatcher.ts';
import { optionalTime } from './times.ts';
import { toSelection } from './to-selection.ts';

type GroupActionRoutes =
  | Action
  | 'assign'
  | 'deleteAlertGroup'
  | 'actOnAlertGroups'
  | 'getOperation'
  | 'undoOperation'
  | 'addNote'
  | 'editNote'
  | 'deleteNote'
  | 'listPeople';

export function createGroupActionHandlers({
  groups,
  actions,
  manyActions,
  notes,
  listPeople,
}: UseCases): Pick<Handlers, GroupActionRoutes> {
  return {
    acknowledge: (caller, { params }) => act(caller, params.id, { action: 'acknowledge' }),
    unacknowledge: (caller, { params }) => act(caller, params.id, { action: 'unacknowledge' }),
    resolve: (caller, { params, body }) => act(caller, params.id, { action: 'resolve', reason: body?.reason }),
    unresolve: (caller, { params }) => act(caller, params.id, { action: 'unresolve' }),
    silence: (caller, { params, body }) => act(caller, params.id, toWanted({ action: 'silence', ...body })),
    unsilence: (caller, { params }) => act(caller, params.id, { action: 'unsilence' }),
    assign: (caller, { params, body }) => act(caller, params.id, { action: 'assign', ...body }),

    async deleteAlertGroup(caller, { params }) {
      return { operation: await actions.actOnOne(caller, Number(params.id), { action: 'delete' }) };
    },

    async actOnAlertGroups(caller, { body: { operation, groups: acted, action } }) {
      const outcome = await manyActions.actOnMany(caller, operation, toGroups(caller, acted), toWanted(action));
      return { operation, changed: outcome.changed, canUndo: outcome.canUndo, ...toRefusals(outcome, describeRefusal) };
    },

    getOperation: async (caller, { params }) => manyActions.progressOf(caller, params.operation),

    async undoOperation(caller, { params }) {
      const outcome = await manyActions.undo(caller, params.operation);
      return { restored: outcome.changed, ...toRefusals(outcome, describeNotUndone) };
    },

    addNote: async (caller, { params, body }) => toEvent(await notes.add(caller, Number(params.id), body.text)),
    editNote: async (caller, { params, body }) =>
      toEvent(await notes.edit(caller, Number(params.id), Number(params.noteId), body.text)),
    async deleteNote(caller, { params }) {
      await notes.remove(caller, Number(params.id), Number(params.noteId));
      return {};
    },

    listPeople: async (caller) => ({ people: await listPeople(caller) }),
  };

  async function act(
    caller: GrafanaCaller,
    id: string,
    action: WantedAction
  ): Promise<AlertGroup & { operation: string }> {
    const operation = await actions.actOnOne(caller, Number(id), action);
    return { ...toDetail(await groups.get(caller, Number(id)), caller), operation };
  }
}

function toWanted(action: RouteArguments<'actOnAlertGroups'>['body']['action']): WantedAction {
  if (action.action !== 'silence') {
    return action;
  }
  const { reason, outlasts } = action;
  if ('until' in action) {
    return { action: 'silence', until: Date.parse(action.until), reason, outlasts };
  }
  return { action: 'silence', reason, outlasts, ...('minutes' in action && { minutes: action.minutes }) };
}

/** @throws {AppError} invalid_query */
function toGroups(caller: GrafanaCaller, groups: RouteArguments<'actOnAlertGroups'>['body']['groups']): ActedGroups {
  if ('ids' in groups) {
    return { ids: [...new Set(groups.ids.map(Number))] };
  }
  const { asOf, ...selected } = groups;
  const selection = toSelection(selected);
  const latest = Date.parse(asOf);
  // Relative times count from when the list was seen, too.
  return { search: toSearch(caller, { ...selection, to: Math.min(latest, selection.to ?? latest) }, latest) };
}

function toRefusals(
  { refused, refusedCount }: Outcome,
  describe: typeof describeRefusal
): { refused: Refusal[]; refusedCount: number } {
  return {
    refused: refused.map((one) => ({
      id: String(one.id),
      number: one.number,
      code: one.code,
      message: describe(one),
      state: one.state,
      by: one.by,
      at: optionalTime(one.at),
    })),
    refusedCount,
  };
}
