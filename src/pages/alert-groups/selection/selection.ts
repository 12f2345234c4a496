import { actedIdsLimit } from '../../../../pkg/contract/limits.ts';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';

/** A group of the list, as far as selecting needs to know it. */
export type Selectable = Pick<AlertGroupSummary, 'id' | 'startedAt'>;

/** Which groups of a list are selected. They need not be on the page that is shown. */
export interface Selection {
  /** The ids of the selected groups; empty where `matching` is not null. */
  readonly ids: ReadonlySet<string>;
  /** The group from which a range reaches: the one that was selected or deselected last. */
  readonly anchor: string | null;
  /** All groups that match the list's query are selected; null where that is not so. */
  readonly matching: Matching | null;
}

export interface Matching {
  /** How many groups matched when they were selected. */
  readonly total: number;
  /** Groups that started later are not selected. ISO 8601. */
  readonly asOf: string;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null, matching: null };

export function isEmpty({ ids, matching }: Selection): boolean {
  return ids.size === 0 && matching === null;
}

export function isSelected({ ids, matching }: Selection, { id, startedAt }: Selectable): boolean {
  return matching === null ? ids.has(id) : startedAt <= matching.asOf;
}

/** How many groups are selected. */
export function countSelected({ ids, matching }: Selection): number {
  return matching?.total ?? ids.size;
}

/** The ids of the selected groups that are not shown. Of all that match nobody knows them. */
export function selectedElsewhere({ ids }: Selection, shown: readonly Selectable[]): readonly string[] {
  const here = new Set(shown.map(({ id }) => id));
  return [...ids].filter((id) => !here.has(id));
}

/** Whether more groups are selected than an action can name. */
export function isTooLarge({ ids }: Selection): boolean {
  return ids.size > actedIdsLimit;
}

/** Selects the group, or deselects it. A range starts here. */
export function toggle(selection: Selection, shown: readonly Selectable[], id: string): Selection {
  const ids = idsOf(selection, shown);
  if (!ids.delete(id)) {
    ids.add(id);
  }
  return { ...nothingSelected, ids, anchor: id };
}

/**
 * Gives all groups from the anchor to this one what the anchor has: selected or not. Without an anchor that is shown, only this
 * one is selected or deselected.
 */
export function extendTo(selection: Selection, shown: readonly Selectable[], id: string): Selection {
  const { anchor } = selection;
  const order = shown.map((group) => group.id);
  const ends = [order.indexOf(anchor ?? ''), order.indexOf(id)];
  if (anchor === null || ends.includes(-1)) {
    return toggle(selection, shown, id);
  }
  const ids = idsOf(selection, shown);
  const change = ids.has(anchor) ? (one: string) => ids.add(one) : (one: string) => ids.delete(one);
  order.slice(Math.min(...ends), Math.max(...ends) + 1).forEach(change);
  return { ...nothingSelected, ids, anchor };
}

/** Whether all shown groups are selected, some of them, or none. */
export function pageState(selection: Selection, shown: readonly Selectable[]): 'all' | 'some' | 'none' {
  const selected = shown.filter((group) => isSelected(selection, group)).length;
  if (selected === 0) {
    return 'none';
  }
  return selected === shown.length ? 'all' : 'some';
}

/** Selects all shown groups beside those of other pages; if they all are selected, it deselects them, and all that match with them. */
export function togglePage(selection: Selection, shown: readonly Selectable[]): Selection {
  if (pageState(selection, shown) !== 'all') {
    return { ...nothingSelected, ids: new Set([...selection.ids, ...shown.map(({ id }) => id)]) };
  }
  return { ...nothingSelected, ids: new Set(selectedElsewhere(selection, shown)) };
}

/**
 * Selects all groups that match the list's query, however many.
 * @param now the time of this browser, which may be behind the sidecar's: what is shown is selected all the same
 */
export function selectMatching(shown: readonly Selectable[], total: number, now: string): Selection {
  const asOf = shown.reduce((latest, { startedAt }) => (startedAt > latest ? startedAt : latest), now);
  return { ...nothingSelected, matching: { total, asOf } };
}

/** Only these groups: those that an action was refused for. */
export function onlySelected(ids: Iterable<string>): Selection {
  return { ...nothingSelected, ids: new Set(ids) };
}

/** What is selected as ids that can be changed; of all that match those that are shown. */
function idsOf(selection: Selection, shown: readonly Selectable[]): Set<string> {
  return selection.matching === null
    ? new Set(selection.ids)
    : new Set(shown.filter((group) => isSelected(selection, group)).map(({ id }) => id));
}
