import { useMemo, useState } from 'react';
import {
  extendTo,
  keepShown,
  nothingSelected,
  type Selectable,
  type Selection,
  selectMatching,
  selectOnly,
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

  return useMemo(() => {
    const change = (to: Selection) => setState({ selection: to, query, page });
    return {
      selection,
      toggle: (id: string) => change(toggle(selection, id)),
      extendTo: (id: string) => change(extendTo(selection, shown, id)),
      togglePage: () => change(togglePage(selection, shown)),
      selectMatching: () => change(selectMatching(shown, total, new Date().toISOString())),
      selectOnly: (ids: Iterable<string>) => change(selectOnly(ids)),
      clear: () => change(nothingSelected),
    };
  }, [selection, shown, total, query, page]);
}

export type SelectionControl = ReturnType<typeof useSelection>;

function isStill(
  state: { selection: Selection; query: string; page: string },
  now: { query: string; page: string }
): boolean {
  return state.query === now.query && (state.page === now.page || state.selection.matching !== null);
}
