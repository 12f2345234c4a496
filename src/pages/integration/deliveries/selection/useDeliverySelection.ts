import { useMemo, useState } from 'react';
import type { Delivery } from '../../../../../pkg/contract/types.ts';

/** The deliveries that somebody has selected, on whatever page they are. Only those that can be replayed are. */
export function useDeliverySelection() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      ids: [...ids],
      has: (id: string) => ids.has(id),
      toggle: (id: string) => setIds((before) => withToggled(before, [id], !before.has(id))),
      /** Selects all of a page that can be, or none of it where all are. */
      togglePage: (page: readonly Delivery[]) =>
        setIds((before) => withToggled(before, selectable(page), pageState(before, page) !== 'all')),
      stateOf: (page: readonly Delivery[]) => pageState(ids, page),
      clear: () => setIds(new Set()),
    }),
    [ids]
  );
}

export type DeliverySelection = ReturnType<typeof useDeliverySelection>;

function selectable(page: readonly Delivery[]): string[] {
  return page.filter(({ replayable }) => replayable).map(({ id }) => id);
}

function pageState(ids: ReadonlySet<string>, page: readonly Delivery[]): 'all' | 'some' | 'none' {
  const own = selectable(page);
  const selected = own.filter((id) => ids.has(id)).length;
  return selected === 0 ? 'none' : selected === own.length ? 'all' : 'some';
}

function withToggled(before: ReadonlySet<string>, ids: readonly string[], isSelected: boolean): ReadonlySet<string> {
  const after = new Set(before);
  ids.forEach((id) => (isSelected ? after.add(id) : after.delete(id)));
  return after;
}
