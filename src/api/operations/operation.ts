import type { AlertGroupSummary, Refusal, RouteInput } from '../../../pkg/contract/types.ts';

type Body = RouteInput<'actOnAlertGroups'>['body'];

/** What a person does to alert groups. */
export type GroupAction = Body['action'];

export type ActionName = GroupAction['action'];

/** The groups that an action is for. */
export interface Target {
  /** Those of them that the page shows; they change at once. */
  readonly shown: readonly AlertGroupSummary[];
  /** The ids of further ones, which the page does not show. */
  readonly others?: readonly string[];
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
  /** Whether the sidecar does not answer: it is asked again. */
  readonly isWaiting: boolean;
  /** Null while it runs. */
  readonly outcome: Outcome | null;
}

export function sizeOf({ shown, others = [], matching }: Target): number {
  return matching?.total ?? shown.length + others.length;
}

/** Whether the action is for groups, too, of which the page knows nothing. */
export function hasUnknown({ others = [], matching }: Target): boolean {
  return matching !== undefined || others.length > 0;
}

/** The number of the group, where the action is for one only. */
export function numberOf(target: Target): number | undefined {
  return target.matching === undefined && sizeOf(target) === 1 ? target.shown[0]?.number : undefined;
}
