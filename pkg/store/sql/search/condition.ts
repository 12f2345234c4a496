import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** A condition on rows of `alert_groups`. */
export interface Condition {
  /** Whether the row fulfils it; never null. */
  readonly test: RawBuilder<SqlBool>;
  /** The same where few groups are tested until enough are found that fulfil it; by default it is `test`. */
  readonly rowTest?: RawBuilder<SqlBool>;
  /**
   * Where an index finds the groups that fulfil it: selects of their `id`, which may have others among them, so that each has to be
   * tested; else null. No select has an id twice.
   */
  readonly sets: ReadonlyArray<RawBuilder<{ id: number }>> | null;
  /** Whether the selects have, of the groups that the org shows, none but those that fulfil it; by default they may have others. */
  readonly isExact?: boolean;
}

export const always: Condition = { test: sql`1 = 1`, sets: null };
export const never: Condition = { test: sql`1 = 0`, sets: [] };

/** A condition that no index helps with. */
export function testOnly(test: RawBuilder<SqlBool>): Condition {
  return { test, sets: null };
}

export function not(condition: Condition): Condition {
  return {
    test: sql`not (${condition.test})`,
    rowTest: sql`not (${rowTestOf(condition)})`,
    sets: null,
  };
}

export function rowTestOf({ test, rowTest = test }: Condition): RawBuilder<SqlBool> {
  return rowTest;
}

export function allOf(conditions: readonly Condition[]): Condition {
  const [fewest] = conditions.flatMap(({ sets }) => (sets === null ? [] : [sets])).sort((a, b) => a.length - b.length);
  return { ...joined(conditions, sql` and `), sets: fewest ?? null };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const sets = conditions.map((condition) => condition.sets);
  return {
    ...joined(conditions, sql` or `),
    sets: sets.every((part) => part !== null) ? sets.flat() : null,
  };
}

function joined(conditions: readonly Condition[], separator: RawBuilder<unknown>): Pick<Condition, 'test' | 'rowTest'> {
  const join = (tests: ReadonlyArray<RawBuilder<SqlBool>>) => sql<SqlBool>`(${sql.join([...tests], separator)})`;
  return { test: join(conditions.map(({ test }) => test)), rowTest: join(conditions.map(rowTestOf)) };
}

/** One of the numbers. */
export function oneOf(numbers: readonly number[]): RawBuilder<unknown> {
  return sql`(${sql.join(numbers.length === 0 ? [sql`null`] : numbers)})`;
}
