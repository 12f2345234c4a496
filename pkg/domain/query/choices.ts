import { combine, type Condition } from './combine.ts';
import { conjuncts } from './conjuncts.ts';
import { printQuery } from './print-query.ts';
import type { Query, Term } from './query.ts';

/** A value that somebody can choose for a field: `label.env=prod`, and `label.env!=*` for groups without the label. */
export type FieldValue = Extract<Term, { comparison: unknown }>;

/** Whether the query includes or excludes the value in its top-level conditions. */
export function choiceOf(query: Query, value: FieldValue): 'included' | 'excluded' | null {
  const all = conjuncts(query);
  if (all.some((condition) => alternatives(condition)?.some((one) => isSame(one, value)))) {
    return 'included';
  }
  return all.some((condition) => isSame(condition, opposite(value))) ? 'excluded' : null;
}

/** A value that the query includes or excludes in its top-level conditions. */
export interface Choice {
  readonly value: FieldValue;
  readonly choice: 'included' | 'excluded';
}

/** All of them, in the order of the query. */
export function choices(query: Query): Choice[] {
  return conjuncts(query).flatMap((condition): Choice[] => {
    const included = alternatives(condition);
    if (included !== null) {
      return included.map((value) => ({ value, choice: 'included' }));
    }
    const straight = straighten(condition);
    return isFieldValue(straight) ? [{ value: opposite(straight), choice: 'excluded' }] : [];
  });
}

/** The query that also admits the value: beside other values of the field that it names, and no longer excluded. */
export function include(query: Query, value: FieldValue): Query {
  if (choiceOf(query, value) === 'included') {
    return query;
  }
  const all = conjuncts(leaveOut(query, value));
  const place = all.findIndex((condition) => alternatives(condition)?.every((one) => isSameField(one, value)));
  const widened = all.map((condition, index) => (index === place ? combine('or', [condition, value]) : condition));
  return combine('and', place < 0 ? [...all, value] : widened);
}

/** The query that refuses the value, and no longer includes it. */
export function exclude(query: Query, value: FieldValue): Query {
  return choiceOf(query, value) === 'excluded' ? query : combine('and', [leaveOut(query, value), opposite(value)]);
}

/** The query that says nothing about the value. */
export function leaveOut(query: Query, value: FieldValue): Query {
  const left = conjuncts(query)
    .filter((condition) => !isSame(condition, opposite(value)))
    .map((condition) => {
      const values = alternatives(condition);
      return values === null
        ? condition
        : combine(
            'or',
            values.filter((one) => !isSame(one, value))
          );
    });
  return combine('and', left);
}

/** The values of one field, any of which the condition admits; null where it is of another form. */
function alternatives(condition: Condition): FieldValue[] | null {
  const parts = (condition.kind === 'or' ? condition.parts : [condition]).map(straighten);
  const values = parts.filter(isInclusion);
  return values.length === parts.length && values.every((value) => isSameField(value, values[0])) ? values : null;
}

/** A negated equality as a difference, and the other way round. */
function straighten(condition: Condition): Condition {
  return condition.kind === 'not' && isFieldValue(condition.part) ? opposite(condition.part) : condition;
}

function isFieldValue(condition: Condition): condition is FieldValue {
  return 'comparison' in condition && (condition.comparison === 'equals' || condition.comparison === 'differs');
}

/** Equality to a value, or being without one. */
function isInclusion(condition: Condition): condition is FieldValue {
  return isFieldValue(condition) && (condition.comparison === 'equals') !== isAnything(condition);
}

/** Whether the value is `*`. */
function isAnything(value: FieldValue): boolean {
  return 'pattern' in value && value.pattern.length > 1 && value.pattern.every((piece) => piece === '');
}

function opposite(value: FieldValue): FieldValue {
  return { ...value, comparison: value.comparison === 'equals' ? 'differs' : 'equals' };
}

function isSame(condition: Condition, value: FieldValue): boolean {
  return printQuery(straighten(condition)).toLowerCase() === printQuery(value).toLowerCase();
}

function isSameField(one: FieldValue, other: FieldValue | undefined): boolean {
  return other !== undefined && fieldOf(one) === fieldOf(other);
}

function fieldOf(value: FieldValue): string {
  return value.kind === 'label'
    ? `label ${value.name}`
    : value.kind === 'payload'
      ? JSON.stringify(value.path)
      : value.kind;
}
