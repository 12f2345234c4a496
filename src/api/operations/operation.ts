import type { State } from '../../../pkg/contract/alert-groups/states.ts';
import type { Actor, AlertGroupSummary, RouteInput } from '../../../pkg/contract/types.ts';

/** What a person does to alert groups. */
export type GroupAction =
  | { action: 'acknowledge' | 'unacknowledge' | 'unresolve' | 'unsilence' | 'delete' }
  | ({ action: 'resolve' } & NonNullable<RouteInput<'resolve'>['body']>)
  | ({ action: 'silence' } & RouteInput<'silence'>['body'])
  | ({ action: 'assign' } & RouteInput<'assign'>['body']);

export type ActionName = GroupAction['action'];

/** Why a group was not changed: what it is meanwhile, and who made it so. */
export interface Refusal {
  readonly id: string;
  readonly number: number;
  readonly code: 'not_found' | 'not_allowed' | 'newer_group_open';
  readonly message: string;
  readonly state: State | null;
  readonly by: Actor | null;
  readonly at: string | null;
}

/** The groups that an action is for. */
export interface Target {
  /** Those of them that the page shows; they change at once. */
  readonly shown: readonly AlertGroupSummary[];
  /** The shown ones are only some: the action is for all groups that match a query. */
  readonly matching?: {
    readonly total: number;
    readonly selection: Pick<RouteInput<'listAlertGroups'>['query'], 'state' | 'integration' | 'from' | 'to'> & {
      asOf: string;
    };
  };
}

export interface Outcome {
  readonly changed: number;
  readonly refused: readonly Refusal[];
  readonly canUndo: boolean;
}

/** An action from the moment when somebody asked for it until the notice about it goes. */
export interface Operation {
  readonly id: string;
  readonly action: GroupAction;
  readonly target: Target;
  readonly phase: 'running' | 'done' | 'undoing';
  /** How far it is, where that takes long enough to be asked; `total` is null while the groups are being counted. */
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  /** Null while it runs. */
  readonly outcome: Outcome | null;
}

export function sizeOf({ shown, matching }: Target): number {
  return matching?.total ?? shown.length;
}

/** The number of the group, where the action is for one only. */
export function numberOf({ shown, matching }: Target): number | undefined {
  return matching === undefined && shown.length === 1 ? shown[0]?.number : undefined;
}
