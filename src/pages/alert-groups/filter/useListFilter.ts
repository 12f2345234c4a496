import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { lastList } from '../../../components/alert-group/lastList';
import { type ListFilter, readFilter, writeFilter } from './filter';

/** The list's filter and page. Both are in the address; the pages before it are in the browser's history. */
export function useListFilter() {
  const { search, state } = useLocation();
  const navigate = useNavigate();
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  const trail = trailOf(state);
  useEffect(() => lastList.remember(search), [search]);

  const go = (next: ListFilter, newTrail: string[]) =>
    navigate({ search: writeFilter(next).toString() }, { state: { trail: newTrail } });

  return {
    filter,
    /** Changes the filter and shows its first page. */
    setFilter: (change: Partial<ListFilter>) => go({ ...filter, ...change, cursor: undefined }, []),
    isFirstPage: filter.cursor === undefined,
    /** Replaces a page that does not exist. */
    showFirstPage: useCallback(
      () => navigate({ search: writeFilter({ ...filter, cursor: undefined }).toString() }, { replace: true }),
      [navigate, filter]
    ),
    newer: () => go({ ...filter, cursor: trail.at(-1) || undefined }, trail.slice(0, -1)),
    older: (cursor: string) => go({ ...filter, cursor }, [...trail, filter.cursor ?? '']),
  };
}

/** The cursors of the pages before this one; the first page's is empty. */
function trailOf(state: unknown): string[] {
  if (typeof state !== 'object' || state === null || !('trail' in state) || !Array.isArray(state.trail)) {
    return [];
  }
  return state.trail.filter((cursor) => typeof cursor === 'string');
}
