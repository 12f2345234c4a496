import { type Kysely, sql } from 'kysely';
import { mostCharacters, mostRows } from '../../transfer/batch-size.ts';
import type { TransferSource } from '../../transfer/places.ts';
import type { TransferRow, TransferTable } from '../../transfer/tables.ts';
import type { PostgresSchema } from '../schema.ts';
import { countRows, relationOf } from './relations.ts';
import { readHighestIds, readSequences } from './sequences.ts';

/** @param db with the newest schema */
export function createPostgresSource(db: Kysely<PostgresSchema>, name: string): TransferSource {
  return {
    name,
    // Whatever a sidecar stores or changes takes an id, if only to tell others of it.
    fingerprint: async () => JSON.stringify([...(await readSequences(db))]),
    count: (table) => countRows(db, table),
    read: (table, after) => readRows(db, table, after),
    async readMarks() {
      const { rows } = await sql<{ trusted_at: number | null }>`select trusted_at from retention_time`.execute(db);
      return { highestIds: await readHighestIds(db), trustedAt: rows[0]?.trusted_at ?? null };
    },
    async close() {},
  };
}

async function readRows(
  db: Kysely<PostgresSchema>,
  table: TransferTable,
  after: TransferRow | null
): Promise<TransferRow[]> {
  const list = Object.keys(table.columns);
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const place =
    after === null
      ? sql``
      : sql`where (${key}) > (${sql.join(
          after.map((value, i) => sql`${value}::${sql.raw(table.columns[table.key[i] as string] as string)}`)
        )})`;
  const size = sql.join(
    list.map((column) =>
      table.columns[column] === 'bigint' ? sql`8` : sql`coalesce(octet_length(${sql.ref(column)}), 0)`
    ),
    sql` + `
  );
  // A few rows may be very large, so the server counts how many are enough.
  const { rows } = await sql<Record<string, TransferRow[number]>>`
    select ${sql.join(list.map((column) => sql.ref(column)))} from (
      select *, row_number() over ordered as row_place, sum(${size}) over ordered as rows_size from (
        select ${sql.join(list.map((column) => sql.ref(column)))} from ${relationOf(table)} ${place}
        order by ${key} limit ${sql.lit(mostRows)}) as batch
      window ordered as (order by ${key})) as sized
    where rows_size <= ${sql.lit(mostCharacters)} or row_place = 1 order by row_place`.execute(db);
  return rows.map((row) => list.map((column) => row[column] as TransferRow[number]));
}
