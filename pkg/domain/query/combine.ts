import type { All, Query } from './query.ts';

/** A query that asks for something. */
export type Condition = Exclude<Query, All>;

/** All of the conditions, or any of them, as the syntax tree wants it. */
export function combine(kind: 'and' | 'or', conditions: readonly Query[]): Query {
  const parts = conditions.flatMap((condition) =>
    condition.kind === kind ? condition.parts : condition.kind === 'all' ? [] : [condition]
  );
  const [first, second] = parts;
  return first === undefined ? { kind: 'all' } : second === undefined ? first : { kind, parts };
}
