import type { AlertGroupSummary, RouteReply } from '../../../../pkg/contract/types.ts';
import { combine } from '../../../../pkg/domain/query/combine.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';

export type GroupList = RouteReply<'listAlertGroups'>;

/** How far a search in payloads has looked beyond the page that the list shows, and what it found there. */
export interface Looked {
  /** The numbers of the groups that were found, in the order of the list. */
  readonly numbers: readonly number[];
  /** So many groups were looked at since the first page. */
  readonly looked: number;
  /** The cursor with which to go on; null once all were looked at. */
  readonly cursor: string | null;
}

/** How far a page has looked; null where it did not look into payloads, or has more to show first. */
export function lookedByPage({ payloads, nextCursor }: GroupList): Looked | null {
  return payloads === null || nextCursor !== null
    ? null
    : { numbers: [], looked: payloads.looked, cursor: payloads.cursor };
}

/** What is known after a further request; where it found more than it gave, the rest comes with the next one. */
export function lookedFurther(before: Looked, { items, payloads, nextCursor }: GroupList): Looked {
  return {
    numbers: [...new Set([...before.numbers, ...items.map(({ number }) => number)])],
    looked: payloads?.looked ?? before.looked,
    cursor: nextCursor ?? payloads?.cursor ?? null,
  };
}

/** A query has a limit to its terms and to its length. */
const numbersAtOnce = 40;

/**
 * Queries for the groups that were found further on and are not on the page. They are still asked whether they match: the sidecar looks
 * into the payloads of these alone.
 */
export function queriesForFound(query: Query, { numbers }: Looked, page: readonly AlertGroupSummary[]): string[] {
  const onPage = new Set(page.map(({ number }) => number));
  const wanted = numbers.filter((number) => !onPage.has(number));
  return Array.from({ length: Math.ceil(wanted.length / numbersAtOnce) }, (_, part) => {
    const some = wanted.slice(part * numbersAtOnce, (part + 1) * numbersAtOnce);
    const isOneOf = combine(
      'or',
      some.map((value) => ({ kind: 'number', comparison: 'equals', value }))
    );
    return printQuery(combine('and', [query, isOneOf]));
  });
}

/** The page with the groups that were found further on. */
export function withFound(page: GroupList, looked: Looked, found: readonly GroupList[]): GroupList {
  const counts = { ...page.counts };
  for (const list of found) {
    for (const [state, count] of Object.entries(list.counts)) {
      counts[state as keyof typeof counts] += count;
    }
  }
  return {
    ...page,
    items: [...page.items, ...found.flatMap(({ items }) => items)],
    total: found.reduce((sum, { total }) => sum + total, page.total),
    counts,
    payloads: page.payloads && { ...page.payloads, looked: looked.looked, cursor: looked.cursor },
  };
}
