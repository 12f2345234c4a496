import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** A condition on rows of `alert_groups`. */
export interface Condition {
  /** Whether the row fulfils it; never null. */
  readonly test: RawBuilder<SqlBool>;
  /**
   * Where an index finds the groups that fulfil it: selects of their `id`, which may have others among them, so that each has to be
   * tested; else null. No select has an id twice.
   */
  readonly sets: ReadonlyArray<RawBuilder<{ id: number }>> | null;
}

export const always: Condition = { test: sql`1 = 1`, sets: null };
export const never: Condition = { test: sql`1 = 0`, sets: [] };

/** A condition that no index helps with. */
export function testOnly(test: RawBuilder<SqlBool>): Condition {
  return { test, sets: null };
}

export function not({ test }: Condition): Condition {
  return testOnly(sql`not (${test})`);
}

export function allOf(conditions: readonly Condition[]): Condition {
  const [fewest] = conditions.flatMap(({ sets }) => (sets === null ? [] : [sets])).sort((a, b) => a.length - b.length);
  return { test: joined(conditions, sql` and `), sets: fewest ?? null };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const sets = conditions.map((condition) => condition.sets);
  return {
    test: joined(conditions, sql` or `),
    sets: sets.every((part) => part !== null) ? sets.flat() : null,
  };
}

function joined(conditions: readonly Condition[], separator: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`(${sql.join(
    conditions.map(({ test }) => test),
    separator
  )})`;
}

/** One of the numbers. */
export function oneOf(numbers: readonly number[]): RawBuilder<unknown> {
  return sql`(${sql.join(numbers.length === 0 ? [sql`null`] : numbers)})`;
}
