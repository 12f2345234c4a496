import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { openPool } from './connection/pool.ts';
import { toKysely } from './kysely.ts';
import type { PostgresSchema } from './schema.ts';

/** A statement's time as nothing else has it, and what `openPool` adds. */
const statementTimeoutMs = 123_456;
const limitMs = statementTimeoutMs + 1000;

let server: PostgresServer;
let db: Kysely<PostgresSchema>;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());
beforeEach(() => {
  db = toKysely(openPool(readPostgresUrl(server.url(), {}), { max: 1, statementTimeoutMs }));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await db.destroy();
});

/** Reads numbers row by row, until the last one or one that is enough. @returns how many */
async function read(number: string, enough: number): Promise<number> {
  let count = 0;
  const from = sql<{ n: number }>`(select ${sql.raw(number)} as n from generate_series(1, 500) as i)`.as('numbers');
  for await (const _ of db.selectFrom(from).selectAll().stream(10)) {
    count += 1;
    if (count === enough) {
      break;
    }
  }
  return count;
}

test.each([
  ['is read to its end', 'i', 1000, 500],
  ['is left before', 'i', 15, 15],
  ['fails at once', 'no_such_column', 1000, 'no_such_column'],
  ['fails half-way', '1 / (300 - i)', 1000, 'division by zero'],
])('no time limit outlasts a stream that %s, and its connection can be used', async (_, number, enough, outcome) => {
  await read('i', 1);
  const set = jest.spyOn(globalThis, 'setTimeout');
  const cleared = jest.spyOn(globalThis, 'clearTimeout');
  const result = await read(number, enough).catch((error: Error) => error.message);
  expect(result).toEqual(typeof outcome === 'string' ? expect.stringContaining(outcome) : outcome);
  await sql`select 1`.execute(db);
  const limits = set.mock.calls.flatMap(([, after], i) => (after === limitMs ? [set.mock.results[i]?.value] : []));
  // That of the stream, and that of the query after it.
  expect(limits).toHaveLength(2);
  expect(cleared.mock.calls.map(([timer]) => timer)).toEqual(expect.arrayContaining(limits));
});
