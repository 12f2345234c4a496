import type { AlertGroupSummary, Refusal, RouteInput } from '../../../pkg/contract/types.ts';

type Body = RouteInput<'actOnAlertGroups'>['body'];

/** What a person does to alert groups. */
export type GroupAction = Body['action'];

export type ActionName = GroupAction['action'];

/** The groups that an action is for. */
export interface Target {
  /** Those of them that the page shows; they change at once. */
  readonly shown: readonly AlertGroupSummary[];
  /** The shown ones are only some: the action is for all groups that match a query. */
  readonly matching?: {
    readonly total: number;
    readonly selection: Exclude<Body['groups'], { ids: string[] }>;
  };
}

export interface Outcome {
  readonly changed: number;
  /** The first of those that were not changed, and how many there are. */
  readonly refused: readonly Refusal[];
  readonly refusedCount: number;
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
