import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';

/** A group of the list, as far as selecting needs to know it. */
export type Selectable = Pick<AlertGroupSummary, 'id' | 'startedAt'>;

/** Which groups of a list are selected. */
export interface Selection {
  /** The ids of the selected groups. Where `matching` is not null these are the shown ones of them. */
  readonly ids: ReadonlySet<string>;
  /** The group from which a range reaches: the one that was selected or deselected last. */
  readonly anchor: string | null;
  /** All groups that match the list's query are selected, not only the shown ones; null where that is not so. */
  readonly matching: Matching | null;
  /** How many selected groups have left the list since somebody last changed the selection. */
  readonly left: number;
}

export interface Matching {
  /** How many groups matched when they were selected. */
  readonly total: number;
  /** Groups that started later are not selected. ISO 8601. */
  readonly asOf: string;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null, matching: null, left: 0 };

export function isEmpty({ ids, matching }: Selection): boolean {
  return ids.size === 0 && matching === null;
}

/** How many groups are selected. */
export function countSelected({ ids, matching }: Selection): number {
  return matching?.total ?? ids.size;
}

/** Selects the group, or deselects it. A range starts here. */
export function toggle({ ids }: Selection, id: string): Selection {
  const changed = new Set(ids);
  if (!changed.delete(id)) {
    changed.add(id);
  }
  return { ...nothingSelected, ids: changed, anchor: id };
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
    return toggle(selection, id);
  }
  const range = new Set(order.slice(Math.min(...ends), Math.max(...ends) + 1));
  const others = [...selection.ids].filter((one) => !range.has(one));
  return { ...nothingSelected, anchor, ids: new Set(selection.ids.has(anchor) ? [...others, ...range] : others) };
}

/** Whether all shown groups are selected, some of them, or none. */
export function pageState({ ids }: Selection, shown: readonly Selectable[]): 'all' | 'some' | 'none' {
  const selected = shown.filter(({ id }) => ids.has(id)).length;
  if (selected === 0) {
    return 'none';
  }
  return selected === shown.length ? 'all' : 'some';
}

/** Selects all shown groups; if they all are, none. */
export function togglePage(selection: Selection, shown: readonly Selectable[]): Selection {
  return pageState(selection, shown) === 'all'
    ? nothingSelected
    : { ...nothingSelected, ids: new Set(shown.map(({ id }) => id)) };
}

/**
 * Selects all groups that match the list's query, however many.
 * @param now the time of this browser, which may be behind the sidecar's: what is shown is selected all the same
 */
export function selectMatching(shown: readonly Selectable[], total: number, now: string): Selection {
  const asOf = shown.reduce((latest, { startedAt }) => (startedAt > latest ? startedAt : latest), now);
  return { ...nothingSelected, ids: new Set(shown.map(({ id }) => id)), matching: { total, asOf } };
}

/**
 * The selection after the list has changed: groups that are not shown any more are deselected, and counted. Of all that match,
 * those shown now are selected, unless they are newer.
 */
export function keepShown(selection: Selection, shown: readonly Selectable[]): Selection {
  const { ids, matching } = selection;
  const kept = shown.flatMap(({ id, startedAt }) =>
    (matching === null ? ids.has(id) : startedAt <= matching.asOf) ? [id] : []
  );
  if (kept.length === ids.size && kept.every((id) => ids.has(id))) {
    return selection;
  }
  const left = matching === null ? selection.left + ids.size - kept.length : 0;
  return { ...selection, ids: new Set(kept), left };
}

/** Only these groups: those that an action was refused for. */
export function onlySelected(ids: Iterable<string>): Selection {
  return { ...nothingSelected, ids: new Set(ids) };
}
