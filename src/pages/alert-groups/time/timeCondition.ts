import type { Condition } from '../../../../pkg/domain/query/combine.ts';
import { replaceKind, timeRangeOf } from '../../../../pkg/domain/query/conjuncts.ts';
import type { Moment, Query, TimeRange } from '../../../../pkg/domain/query/query.ts';

/** What of a group a query looks at the time of: its start, its newest alert, or when it was open. */
export const timeFields = ['started', 'last', 'open'] as const;

export type TimeField = (typeof timeFields)[number];

export interface TimeCondition {
  readonly field: TimeField;
  readonly range: TimeRange;
}

/** The time that the query asks for in one of its top-level conditions; null where it asks for none, or for several. */
export function timeOf(query: Query): TimeCondition | null {
  const found = timeFields.flatMap((field) => {
    const range = timeRangeOf(query, field);
    return range === null ? [] : [{ field, range }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The query that asks for this time and no other; for any time where it is null. */
export function withTime(query: Query, time: TimeCondition | null): Query {
  return replaceKind(query, 'time', time === null ? { kind: 'all' } : conditionOf(time));
}

/** From so many milliseconds ago until now. */
export function lately(ago: number): TimeRange {
  return { from: { ago }, to: null };
}

/** The range's milliseconds if it reaches from that long ago until now. */
export function agoOf({ from, to }: TimeRange): number | null {
  return from !== null && 'ago' in from && (to === null || isNow(to)) ? from.ago : null;
}

function isNow(moment: Moment): boolean {
  return 'ago' in moment && moment.ago === 0;
}

function conditionOf({ field, range }: TimeCondition): Condition {
  return field === 'open' ? { kind: 'open', range } : { kind: 'time', field, range };
}
