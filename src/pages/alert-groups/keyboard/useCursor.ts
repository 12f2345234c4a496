import { type RefObject, useCallback, useMemo, useState } from 'react';
import { rowOf } from '../../../components/alert-group/actions/rowOf';

/**
 * The row of a list that has the focus, or had it last. Only this one can be reached with Tab; keys go from row to row.
 * @param list the element with the rows, each with its group's id as `data-group-id`
 */
export function useCursor(list: RefObject<HTMLElement>, shown: ReadonlyArray<{ id: string }>) {
  const [last, setLast] = useState<{ id: string; place: number } | null>(null);
  const known = last === null ? -1 : shown.findIndex(({ id }) => id === last.id);

  /** The focus has come to a group. */
  const visit = useCallback(
    (id: string) => setLast({ id, place: shown.findIndex((group) => group.id === id) }),
    [shown]
  );

  return useMemo(() => {
    const focus = (id: string) => list.current && rowOf(list.current, id)?.focus();
    return {
      /** The group that actions are for; null before the first visit, and while its row is not shown. */
      current: known < 0 ? null : (shown[known]?.id ?? null),
      /** The row that Tab reaches. */
      tabStop: shown[Math.max(known, 0)]?.id ?? null,
      visit,
      /** Goes to another row, from one that has left the list to what is in its place. @returns where to, if anywhere */
      move: (step: 1 | -1): string | null => {
        const place = known >= 0 ? known + step : last === null ? 0 : last.place - (step > 0 ? 0 : 1);
        const next = shown[Math.min(Math.max(place, 0), shown.length - 1)];
        if (next === undefined) {
          return null;
        }
        setLast({ id: next.id, place: shown.indexOf(next) });
        focus(next.id);
        return next.id;
      },
      focus,
    };
  }, [list, shown, known, last, visit]);
}

export type Cursor = ReturnType<typeof useCursor>;
