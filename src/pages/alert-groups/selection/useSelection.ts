import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { serverClock } from '../../../api/client/serverClock';
import {
  extendTo,
  keepShown,
  nothingSelected,
  onlySelected,
  type Selectable,
  type Selection,
  selectMatching,
  toggle,
  togglePage,
} from './selection';

interface List {
  /** The groups that the page shows. */
  shown: readonly Selectable[];
  /** How many groups match the query. */
  total: number;
  /** Which groups the list shows: another query starts with nothing selected. */
  query: string;
  /** Which page of them: on another one only "all that match" stays selected. */
  page: string;
}

/** The selection in a list, which stays while the list refreshes. */
export function useSelection({ shown, total, query, page }: List) {
  const [state, setState] = useState({ selection: nothingSelected, query, page });
  const selection = keepShown(isStill(state, { query, page }) ? state.selection : nothingSelected, shown);
  if (selection !== state.selection || state.query !== query || state.page !== page) {
    setState({ selection, query, page });
  }

  const latest = useRef({ shown, query, page });
  useEffect(() => {
    latest.current = { shown, query, page };
  });
  /** Selects those of the groups that are shown, whenever it is called: an action may have taken its time. */
  const selectOnly = useCallback((ids: readonly string[]) => {
    const now = latest.current;
    const kept = now.shown.filter(({ id }) => ids.includes(id));
    setState({ selection: onlySelected(kept.map(({ id }) => id)), query: now.query, page: now.page });
  }, []);

  return useMemo(() => {
    const change = (to: Selection) => setState({ selection: to, query, page });
    return {
      selection,
      toggle: (id: string) => change(toggle(selection, id)),
      extendTo: (id: string) => change(extendTo(selection, shown, id)),
      togglePage: () => change(togglePage(selection, shown)),
      selectMatching: () => change(selectMatching(shown, total, new Date(serverClock.now()).toISOString())),
      selectOnly,
      clear: () => change(nothingSelected),
    };
  }, [selection, selectOnly, shown, total, query, page]);
}

export type SelectionControl = ReturnType<typeof useSelection>;

function isStill(
  state: { selection: Selection; query: string; page: string },
  now: { query: string; page: string }
): boolean {
  return state.query === now.query && (state.page === now.page || state.selection.matching !== null);
}
