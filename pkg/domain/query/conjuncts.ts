import { combine, type Condition } from './combine.ts';
import type { FieldName } from './fields.ts';
import { printQuery } from './print-query.ts';
import type { Query, Term, TimeRange } from './query.ts';

/** What conditions of a query are about: a field, text, or any time. */
export type ConditionKind = FieldName | 'text' | 'time';

/** The conditions that all have to hold: the query's own top-level ones. */
export function conjuncts(query: Query): readonly Condition[] {
  return query.kind === 'all' ? [] : query.kind === 'and' ? query.parts : [query];
}

/** The query with one more condition, unless it has this one. */
export function addConjunct(query: Query, condition: Query): Query {
  const added = printQuery(condition);
  return conjuncts(query).some((one) => printQuery(one) === added) ? query : combine('and', [query, condition]);
}

/** The top-level conditions that are of nothing but the kind, such as `(state:firing or state:silenced)`. */
export function conjunctsOfKind(query: Query, kind: ConditionKind): readonly Condition[] {
  return conjuncts(query).filter((condition) => isOfKind(condition, kind));
}

/** The query without its top-level conditions of the kind. */
export function withoutKind(query: Query, kind: ConditionKind): Query {
  return combine(
    'and',
    conjuncts(query).filter((condition) => !isOfKind(condition, kind))
  );
}

/** The query with this in place of its top-level conditions of the kind, where the first of them was. */
export function replaceKind(query: Query, kind: ConditionKind, condition: Query): Query {
  const all = conjuncts(query);
  const place = all.findIndex((one) => isOfKind(one, kind));
  const before = place < 0 ? all : all.slice(0, place);
  const after = place < 0 ? [] : all.slice(place).filter((one) => !isOfKind(one, kind));
  return combine('and', [...before, condition, ...after]);
}

/** The range that the query wants a time to be in, where it says so in one top-level term. */
export function timeRangeOf(query: Query, field: 'started' | 'last' | 'open'): TimeRange | null {
  const [condition, ...more] = conjunctsOfKind(query, field);
  const hasRange = condition?.kind === 'time' || condition?.kind === 'open';
  return hasRange && more.length === 0 ? condition.range : null;
}

function isOfKind(condition: Condition, kind: ConditionKind): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.every((part) => isOfKind(part, kind));
    case 'not':
      return isOfKind(condition.part, kind);
    default:
      return kindsOf(condition).includes(kind);
  }
}

function kindsOf(term: Term): ConditionKind[] {
  switch (term.kind) {
    case 'time':
      return ['time', term.field];
    case 'open':
      return ['time', 'open'];
    default:
      return [term.kind];
  }
}
