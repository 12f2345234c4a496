import { t } from '@grafana/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { actedIdsLimit } from '../../../../pkg/contract/limits.ts';
import { notifyProblem } from '../../../api/client/notify';
import { queryKeys } from '../../../api/client/queryKeys';
import { serverClock } from '../../../api/client/serverClock';
import {
  extendTo,
  isTooLarge,
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
  /** Which groups the list has, on all of its pages: another query starts with nothing selected. */
  query: string;
}

interface State {
  selection: Selection;
  query: string;
}

/** The selection in a list. It stays while the list refreshes and turns its pages, and some minutes for who comes back to it. */
export function useSelection({ shown, total, query }: List) {
  const client = useQueryClient();
  const [state, setState] = useState<State>(
    () => client.getQueryData(queryKeys.selection) ?? { selection: nothingSelected, query }
  );
  useEffect(() => {
    client.setQueryData(queryKeys.selection, state);
  }, [client, state]);
  if (state.query !== query) {
    setState({ selection: nothingSelected, query });
  }
  const selection = state.query === query ? state.selection : nothingSelected;

  /** Selects those of the groups, unless the list is another one by now: an action may have taken its time. */
  const selectOnly = useCallback(
    (ids: readonly string[]) =>
      setState((now) => (now.query === query ? { selection: onlySelected(ids), query } : now)),
    [query]
  );

  return useMemo(() => {
    const change = (to: Selection) => {
      if (isTooLarge(to)) {
        notifyProblem(
          t('alert-groups.select.too-many', 'Not selected'),
          t(
            'alert-groups.select.limit',
            'At most {{limit}} groups can be selected one by one. Select all that match.',
            {
              limit: actedIdsLimit.toLocaleString(),
            }
          )
        );
        return;
      }
      setState({ selection: to, query });
    };
    return {
      selection,
      toggle: (id: string) => change(toggle(selection, shown, id)),
      extendTo: (id: string) => change(extendTo(selection, shown, id)),
      togglePage: () => change(togglePage(selection, shown)),
      selectMatching: () => change(selectMatching(shown, total, new Date(serverClock.now()).toISOString())),
      selectOnly,
      clear: () => change(nothingSelected),
    };
  }, [selection, selectOnly, shown, total, query]);
}

export type SelectionControl = ReturnType<typeof useSelection>;
