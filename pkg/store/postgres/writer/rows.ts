import { type RawBuilder, sql } from 'kysely';

/** The type of a column, as an array of its values is sent. */
export type ColumnType = 'bigint' | 'text' | 'bytea';

/** The columns of given rows, by their names and in the order of the values. */
export type Columns = Readonly<Record<string, ColumnType>>;

/**
 * Rows as arrays of their columns, each one parameter: a statement has the same text for any number of rows.
 * @example
 * sql`insert into orgs (id, last_group_number) select * from ${unnest({ id: 'bigint', number: 'bigint' }, [[1, 7], [2, 9]])}`
 */
export function unnest(columns: Columns, rows: ReadonlyArray<readonly unknown[]>): RawBuilder<unknown> {
  const types = Object.values(columns);
  const arrays = toArrays(columns, rows).map((array, at) => sql`${array}::${sql.raw(types[at] as string)}[]`);
  return sql`unnest(${sql.join(arrays)}) as given (${listOf(Object.keys(columns))})`;
}

/** The parameters that `unnest` has for the rows. */
export function toArrays(columns: Columns, rows: ReadonlyArray<readonly unknown[]>): string[] {
  return Object.values(columns).map((type, at) => {
    const write = writers[type];
    let array = '{';
    rows.forEach((row, i) => {
      const value = row[at];
      array += (i === 0 ? '' : ',') + (value === null || value === undefined ? 'null' : write(value));
    });
    return `${array}}`;
  });
}

/** The names of columns, as a statement lists them. */
export function listOf(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)));
}

/** How the server reads an element of an array: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
const writers: Readonly<Record<ColumnType, (value: unknown) => string>> = {
  bigint: String,
  text: (value) => `"${(value as string).replace(/["\\]/g, '\\$&')}"`,
  bytea: (value) => `"\\\\x${Buffer.from(value as Uint8Array).toString('hex')}"`,
};
