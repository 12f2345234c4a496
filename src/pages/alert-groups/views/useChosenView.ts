import { useMemo, useState } from 'react';
import type { GroupSort, SortOrder } from '../../../../pkg/contract/alert-groups/sorting.ts';
import { useViews } from '../../../api/views';
import { type ColumnId, readColumns } from '../table/columns';

/** What the list shows where the address says nothing about it. */
interface ListDefaults {
  q: string;
  sort: GroupSort;
  order: SortOrder;
}

const usualDefaults: ListDefaults = { q: 'state:open', sort: 'started', order: 'desc' };

/**
 * The view that an address names, or the default one where it says nothing of what to list.
 * @param address the view and the query in it
 */
export function useChosenView({ view, q }: { view: string | undefined; q: string | undefined }) {
  const { views, defaultView } = useViews();
  const [changed, setChanged] = useState<{ of: string; columns: readonly ColumnId[] }>();
  const chosen =
    view === undefined
      ? q === undefined
        ? (defaultView ?? undefined)
        : undefined
      : views.find(({ uid }) => uid === view);
  const defaults = useMemo<ListDefaults>(
    () => (chosen === undefined ? usualDefaults : { q: chosen.query, sort: chosen.sort, order: chosen.order }),
    [chosen]
  );
  const hasColumns = chosen !== undefined && chosen.columns.length > 0;
  return {
    uid: chosen?.uid,
    defaults,
    /** Whether it is known what to list. */
    isKnown: q !== undefined || defaultView !== undefined,
    /** Null where the view leaves the columns to the user. */
    columns: !hasColumns ? null : changed?.of === chosen.uid ? changed.columns : readColumns(chosen.columns),
    /** Shows other columns than the view's until somebody leaves the list. */
    changeColumns: (columns: readonly ColumnId[]) => chosen && setChanged({ of: chosen.uid, columns }),
  };
}
