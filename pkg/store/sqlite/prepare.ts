import type { DatabaseSync, SQLInputValue, StatementResultingChanges } from 'node:sqlite';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Column, RowValues, Table } from '../sql/row-values.ts';
import type { Schema } from '../sql/schema.ts';

/** A statement that is compiled once. Its parameters and rows have the types of the schema. */
export interface Prepared<Params extends readonly unknown[], Row> {
  get(...params: Params): Row | undefined;
  all(...params: Params): Row[];
  run(...params: Params): StatementResultingChanges;
}

/**
 * Builds a statement with Kysely and prepares it. Every value has to be a parameter of `build`; a constant is written with
 * `sql.lit`, because SQLite uses a partial index only where its condition is written out.
 *
 * @example
 * const find = prepare(database, (db, id: number) => db.selectFrom('alerts').select('payload').where('id', '=', id).compile());
 * find.get(7)?.payload;
 */
export function prepare<Params extends readonly SQLInputValue[], Row>(
  database: DatabaseSync,
  build: (db: Kysely<Schema>, ...params: Params) => CompiledQuery<Row>
): Prepared<Params, Row> {
  const count = build.length - 1;
  return toPrepared(database, build(compiler, ...(placeholders(count) as unknown as Params)), count);
}

/** Prepares an insert of one row; its parameters are the values of the columns. */
export function prepareInsert<Of extends Table, const Columns extends ReadonlyArray<Column<Of>>>(
  database: DatabaseSync,
  table: Of,
  columns: Columns
): Prepared<RowValues<Of, Columns>, never> {
  return prepareInsertMany(database, table, columns, 1) as Prepared<never, never>;
}

/** Prepares an insert of several rows; its parameters are the values of the first row, then those of the next one. */
export function prepareInsertMany<Of extends Table>(
  database: DatabaseSync,
  table: Of,
  columns: ReadonlyArray<Column<Of>>,
  rows: number
): Prepared<SQLInputValue[], never> {
  const values = placeholders(rows * columns.length);
  const row = (i: number) => sql`(${sql.join(values.slice(i * columns.length, (i + 1) * columns.length))})`;
  const insert = sql<never>`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(Array.from({ length: rows }, (_, i) => row(i)))}`;
  return toPrepared(database, insert.compile(compiler), values.length);
}

/** Prepares an update of the row with an id; its parameters are the values of the columns, then the id. */
export function prepareUpdate<
  Of extends 'alert_groups' | 'integrations',
  const Columns extends ReadonlyArray<Column<Of>>,
>(database: DatabaseSync, table: Of, columns: Columns): Prepared<[...RowValues<Of, Columns>, id: number], never> {
  const [id, ...values] = placeholders(columns.length + 1).reverse();
  const set = columns.map((column, place) => sql`${sql.ref(column)} = ${values.at(-1 - place)}`);
  const update = sql<never>`update ${sql.table(table)} set ${sql.join(set)} where id = ${id}`;
  return toPrepared(database, update.compile(compiler), columns.length + 1) as Prepared<never, never>;
}

/** Stands for a parameter while a statement is built: Kysely passes it on as a value, and so shows where it goes. */
class Placeholder {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

function placeholders(count: number): Placeholder[] {
  return Array.from({ length: count }, (_, index) => new Placeholder(index));
}

function toPrepared<Params extends readonly SQLInputValue[], Row>(
  database: DatabaseSync,
  { sql: text, parameters }: CompiledQuery<Row>,
  count: number
): Prepared<Params, Row> {
  const order = parameters.map((parameter) => {
    if (!(parameter instanceof Placeholder)) {
      throw new Error(`write the constant ${String(parameter)} with sql.lit: ${text}`);
    }
    return parameter.index;
  });
  const isInOrder = order.length === count && order.every((index, place) => index === place);
  const bind = (params: Params): readonly SQLInputValue[] =>
    isInOrder ? params : order.map((index) => params[index] as SQLInputValue);
  const statement = database.prepare(text);
  return {
    get: (...params) => statement.get(...bind(params)) as Row | undefined,
    all: (...params) => statement.all(...bind(params)) as Row[],
    run: (...params) => statement.run(...bind(params)),
  };
}

/** Compiles queries for SQLite and executes none. */
const compiler = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
