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
export function toArrays(columns: Columns, rows: ReadonlyArray<readonly unknown[]>): Buffer[] {
  return Object.values(columns).map((type, at) => toArray(type, rows, at));
}

/** The names of columns, as a statement lists them. */
export function listOf(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)));
}

/**
 * An array as the server takes it in binary: nothing in texts has to be escaped and read again, which would be most of what they cost.
 * See `array_recv` in PostgreSQL's `arrayfuncs.c`.
 */
function toArray(type: ColumnType, rows: ReadonlyArray<readonly unknown[]>, at: number): Buffer {
  const { oid, sizeOf, write } = elements[type];
  let size = headerSize;
  for (const row of rows) {
    const value = row[at] ?? null;
    size += 4 + (value === null ? 0 : sizeOf(value));
  }
  const array = Buffer.allocUnsafe(rows.length === 0 ? emptySize : size);
  array.writeInt32BE(rows.length === 0 ? 0 : 1, 0);
  // Whether there are nulls: the server finds them itself.
  array.writeInt32BE(0, 4);
  array.writeInt32BE(oid, 8);
  if (rows.length > 0) {
    array.writeInt32BE(rows.length, 12);
    array.writeInt32BE(1, 16);
  }
  let end = headerSize;
  for (const row of rows) {
    const value = row[at] ?? null;
    if (value === null) {
      end = array.writeInt32BE(-1, end);
    } else {
      const start = end + 4;
      const length = write(array, value, start);
      array.writeInt32BE(length, end);
      end = start + length;
    }
  }
  return array;
}

/** Dimensions, nulls, type, length, lower bound. */
const headerSize = 20;
/** Without dimensions. */
const emptySize = 12;

interface ElementType {
  /** The object id of PostgreSQL's type. */
  readonly oid: number;
  /** In bytes. */
  sizeOf(value: unknown): number;
  /** @returns how many bytes it has written */
  write(bytes: Buffer, value: unknown, at: number): number;
}

const elements: Readonly<Record<ColumnType, ElementType>> = {
  bigint: { oid: 20, sizeOf: () => 8, write: (bytes, value, at) => writeInteger(bytes, value as number, at) },
  text: {
    oid: 25,
    sizeOf: (value) => Buffer.byteLength(value as string),
    write: (bytes, value, at) => bytes.write(value as string, at),
  },
  bytea: {
    oid: 17,
    sizeOf: (value) => (value as Uint8Array).length,
    write(bytes, value, at) {
      bytes.set(value as Uint8Array, at);
      return (value as Uint8Array).length;
    },
  },
};

/** @throws {RangeError} where it is no whole number that a number can be */
function writeInteger(bytes: Buffer, value: number, at: number): number {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is no whole number for a column`);
  }
  const high = Math.floor(value / 2 ** 32);
  bytes.writeInt32BE(high, at);
  bytes.writeUInt32BE(value - high * 2 ** 32, at + 4);
  return 8;
}
