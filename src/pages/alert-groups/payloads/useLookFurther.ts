import { t } from '@grafana/i18n';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { type ListRequest, useAlertGroupLists } from '../../../api/alertGroups';
import type { ApiError } from '../../../api/client/ApiError';
import { callRoute } from '../../../api/client/callRoute';
import { notifyFailure } from '../../../api/client/notify';
import { keptLooked } from './keptLooked';
import { type GroupList, type Looked, lookedByPage, lookedFurther, queriesForFound, withFound } from './looked';

/**
 * Looks into the payloads of more groups than one request does. What it finds stands below the page, and stays as live as that.
 * @param page the page that the list shows; undefined until it is known
 */
export function useLookFurther(request: ListRequest, query: Query | null, page: GroupList | undefined) {
  const list = JSON.stringify(request);
  const [state, setState] = useState(() => ({ list, looked: keptLooked.get(list) }));
  const byPage = page === undefined ? null : lookedByPage(page);
  // A page that has looked at everything needs nothing from before.
  const isBehind = byPage !== null && byPage.cursor !== null;
  const further = isBehind && state.list === list ? state.looked : null;
  const running = useRef<AbortController>(undefined);
  const [isLooking, setLooking] = useState(false);
  const stop = () => {
    running.current?.abort();
    setLooking(false);
  };
  useEffect(() => stop, [list]);

  const look = async (from: Looked) => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setLooking(true);
    try {
      let looked = from;
      while (looked.cursor !== null && looked.numbers.length === from.numbers.length && !signal.aborted) {
        const { cursor } = looked;
        looked = lookedFurther(looked, await callRoute('listAlertGroups', { query: { ...request, cursor } }, signal));
        keptLooked.set(list, looked);
        setState({ list, looked });
      }
    } catch (error) {
      if (!signal.aborted) {
        notifyFailure(t('alert-groups.payloads.failed', 'The search did not go on'), error as ApiError);
      }
    }
    if (running.current === controller) {
      setLooking(false);
    }
  };

  const queries = query === null || !further || !page ? [] : queriesForFound(query, further, page.items);
  const found = useAlertGroupLists(queries.map((text) => ({ ...request, query: text, cursor: undefined })));
  const shown = useMemo(() => (page && further ? withFound(page, further, found) : page), [page, further, found]);
  const from = further ?? byPage;
  return {
    /** The page with what was found further on. */
    shown,
    /** Another list for those who keep its rows in their place. */
    found: further?.numbers.length ?? 0,
    isLooking,
    /** Looks on until it finds something, or all are looked at, or somebody stops it; null where there is nothing left. */
    lookFurther: from === null || from.cursor === null ? null : () => void look(from),
    stop,
  };
}

export type LookFurther = ReturnType<typeof useLookFurther>;
