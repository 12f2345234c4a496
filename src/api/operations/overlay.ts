import type { State } from '../../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import type { Handling } from './predict';

/** What the pages show of groups before the sidecar has said it, by id. */
export type Overlay = ReadonlyMap<string, Partial<Handling>>;

/** The group as the page shows it. */
export function overlaid<Group extends AlertGroupSummary>(group: Group, overlay: Overlay): Group {
  const change = overlay.get(group.id);
  return change === undefined ? group : { ...group, ...change };
}

interface List {
  items: AlertGroupSummary[];
  counts: Record<State, number>;
}

/** The list as the page shows it: the counts of the states follow the groups that it has. */
export function overlaidList<Shown extends List>(list: Shown, overlay: Overlay): Shown {
  if (!list.items.some(({ id }) => overlay.has(id))) {
    return list;
  }
  const counts = { ...list.counts };
  const items = list.items.map((group) => {
    const shown = overlaid(group, overlay);
    counts[group.state] -= 1;
    counts[shown.state] += 1;
    return shown;
  });
  return { ...list, items, counts };
}
