import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { lastList } from '../../../components/alert-group/lastList';
import { changedSearch } from '../../../components/changedSearch';
import { useChosenView } from '../views/useChosenView';
import { type ListAddress, readAddress } from './listAddress';
import { renewAddress } from './oldAddress';

/** Which list the page shows, as its address says. */
export function useList() {
  const { search, key } = useLocation();
  const navigate = useNavigate();
  const address = useMemo(() => readAddress(new URLSearchParams(search)), [search]);
  const view = useChosenView(address);
  const { q = view.defaults.q, sort = view.defaults.sort, order = view.defaults.order, limit, cursor } = address;
  const parsed = useMemo(() => parseQuery(q), [q]);
  // Who comes to the list without saying which gets the one that this tab showed last.
  const [arrival] = useState(() => ({ key, last: lastList.search() }));
  const better = renewAddress(search) ?? (search === '' && key === arrival.key ? arrival.last || null : null);

  useEffect(() => {
    if (better !== null) {
      navigate({ search: better }, { replace: true });
    } else {
      lastList.remember(search);
    }
  }, [navigate, better, search]);

  const go = useCallback(
    (change: Partial<ListAddress>, replace = false) =>
      navigate({ search: changedSearch(search, { cursor: undefined, ...change }) }, { replace }),
    [navigate, search]
  );

  return {
    text: q,
    query: 'query' in parsed ? parsed.query : null,
    sort,
    order,
    limit,
    cursor,
    view,
    /** Whether another address is about to take the place of this one, or it is not known yet what it shows. */
    isMoving: better !== null || !view.isKnown,
    /** Changes what is listed, and shows its first page. */
    change: go,
    setQuery: useCallback((query: Query) => go({ q: printQuery(query) }), [go]),
    turn: useCallback((to: string | undefined) => go({ cursor: to }), [go]),
    /** Replaces a page that does not exist. */
    showFirstPage: useCallback(() => go({}, true), [go]),
  };
}

/** The list that the page's address names, and how to go to another one. */
export type List = ReturnType<typeof useList>;
