import type { Query } from '@tanstack/react-query';

/** Of a list that is read whole so many entries are read at every change. */
const fewEntries = 100;

/** A longer one rests after a read for so many milliseconds an entry, so that it costs the same however long it is. */
const restOfEntry = 30;

/** For how long a list that is read whole is not read again, in milliseconds, whatever changes meanwhile. */
export function restOf(list: readonly unknown[] | undefined): number {
  return list === undefined || list.length <= fewEntries ? 0 : list.length * restOfEntry;
}

/** The `meta` of a query that reads such a list; it is to be polled as often as it may be read. */
export const rests = { rests: true } as const;

/** Whether the query is not to be read for a change now. */
export function isResting({ meta, state: { data, dataUpdatedAt } }: Query): boolean {
  return meta === rests && Array.isArray(data) && Date.now() - dataUpdatedAt < restOf(data);
}
