import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';

export interface StillRows {
  /** The groups that were shown, in their order, each in its newest known state. */
  readonly rows: AlertGroupSummary[];
  /** How many groups would come if the list were updated. */
  readonly fresh: number;
  /** How many would go. */
  readonly gone: number;
}

/**
 * A list that keeps its rows where they are.
 * @param shown what was shown before
 * @param newest what the list would show now
 * @param left the newest known state of groups that the list would no longer show
 */
export function holdRows(
  shown: readonly AlertGroupSummary[],
  newest: readonly AlertGroupSummary[],
  left: readonly AlertGroupSummary[]
): StillRows {
  const known = new Map([...left, ...newest].map((group) => [group.id, group]));
  const gone = leftRows(shown, newest).length;
  return {
    rows: shown.map((group) => known.get(group.id) ?? group),
    fresh: newest.length - (shown.length - gone),
    gone,
  };
}

/** The shown groups that the new list does not have. */
export function leftRows(
  shown: readonly AlertGroupSummary[],
  newest: readonly AlertGroupSummary[]
): readonly AlertGroupSummary[] {
  const ids = new Set(newest.map(({ id }) => id));
  return shown.filter(({ id }) => !ids.has(id));
}
