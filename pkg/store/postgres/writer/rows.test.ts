import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type PostgresServer, startPostgres } from '../../../../test-support/sidecar/postgres/server.ts';
import { readPostgresUrl } from '../../../database-url/postgres-url.ts';
import { openPool } from '../connection/pool.ts';
import { toKysely } from '../kysely.ts';
import type { PostgresSchema } from '../schema.ts';
import { unnest } from './rows.ts';

let server: PostgresServer;
let db: Kysely<PostgresSchema>;

beforeAll(async () => {
  server = await startPostgres();
  db = toKysely(
    openPool(readPostgresUrl(server.url(await server.createDatabase()), {}), { max: 1, statementTimeoutMs: 5000 })
  );
});
afterAll(async () => {
  await db.destroy();
  await server.remove();
});

const columns = { number: 'bigint', text: 'text', bytes: 'bytea' } as const;

test('the server reads rows as they were given', async () => {
  const rows = [
    [0, '', new Uint8Array()],
    [-1, 'a "quoted" {text}, \\ with NULL and 漢字 😀', new Uint8Array([0, 255, 92, 34])],
    [Number.MAX_SAFE_INTEGER, 'null', Buffer.from('null')],
    [Number.MIN_SAFE_INTEGER, '\n\t\u0001', null],
    [-(2 ** 32), null, undefined],
    [null, 'x'.repeat(100_000), Buffer.alloc(70_000, 7)],
  ];
  const { rows: read } = await sql<{ number: unknown; text: unknown; bytes: Buffer | null }>`
    select * from ${unnest(columns, rows)}`.execute(db);
  expect(read.map(({ number, text, bytes }) => [number, text, bytes && [...bytes]])).toEqual(
    rows.map(([number, text, bytes]) => [number, text, bytes ? [...(bytes as Uint8Array)] : null])
  );
});

test('no rows are an empty array', async () => {
  const { rows } = await sql`select * from ${unnest(columns, [])}`.execute(db);
  expect(rows).toEqual([]);
});

test.each([1.5, NaN, 2 ** 60])('%d is refused for a whole number', (number) => {
  expect(() => unnest({ number: 'bigint' }, [[number]])).toThrow(RangeError);
});
