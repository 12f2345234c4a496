import { useEffect, useMemo, useState } from 'react';
import { useAlertGroups } from '../../api/alertGroups';
import type { List } from './address/useList';
import { useLookFurther } from './payloads/useLookFurther';

/**
 * The groups of the list that the address names.
 * @param limit how many a page shows
 */
export function useShownGroups({ text, query, sort, order, cursor, isMoving, showFirstPage }: List, limit: number) {
  const request = useMemo(() => ({ query: text, sort, order, limit, cursor }), [text, sort, order, limit, cursor]);
  const reply = useAlertGroups(request, query !== null && !isMoving);
  const isStale = reply.isPlaceholderData;
  const { shown, found, ...looking } = useLookFurther(request, query, isStale ? undefined : reply.data);

  const [shownText, setShownText] = useState(text);
  if (!isStale && shownText !== text) {
    setShownText(text);
  }

  const isLost = reply.error?.code === 'invalid_cursor';
  useEffect(() => {
    if (isLost) {
      showFirstPage();
    }
  }, [isLost, showFirstPage]);

  return {
    data: shown ?? reply.data,
    error: reply.error,
    isFetching: reply.isFetching,
    refetch: reply.refetch,
    /** Whether these are still the groups of the list before. */
    isStale,
    /** The query that these match. */
    text: isStale ? shownText : text,
    /** Which list this is; the rows of another one do not take their places from these. */
    of: isStale ? 'stale' : JSON.stringify([request, found]),
    looking,
  };
}
