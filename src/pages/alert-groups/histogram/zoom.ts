import { replaceKind, timeRangeOf, withoutKind } from '../../../../pkg/domain/query/conjuncts.ts';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Moment } from '../../../../pkg/domain/query/query.ts';
import type { HistogramData } from '../../../api/groupSearch';

/** The query for the groups that started in the intervals from one bar to another, both included, in either order. */
export function zoom(
  query: string,
  { from, step }: Pick<HistogramData, 'from' | 'step'>,
  one: number,
  other: number
): string {
  const read = parseQuery(query);
  if ('fault' in read) {
    return query;
  }
  const start = Date.parse(from);
  const range = {
    from: { at: start + Math.min(one, other) * step },
    to: { at: start + (Math.max(one, other) + 1) * step },
  };
  return printQuery(replaceKind(read.query, 'started', { kind: 'time', field: 'started', range }));
}

/** The query without the time between two dates that it asks the groups to have started in, as a zoom leaves it; null without that. */
export function unzoom(query: string): string | null {
  const read = parseQuery(query);
  const range = 'query' in read ? timeRangeOf(read.query, 'started') : null;
  const isBetweenDates = range !== null && isDate(range.from) && isDate(range.to);
  return 'query' in read && isBetweenDates ? printQuery(withoutKind(read.query, 'started')) : null;
}

function isDate(moment: Moment | null): boolean {
  return moment !== null && 'at' in moment;
}
