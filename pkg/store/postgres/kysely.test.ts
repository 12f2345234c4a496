import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { eventually } from '../../../test-support/sidecar/eventually.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { openPool, type PooledClient } from './connection/pool.ts';
import { prepareOnServer, toKysely } from './kysely.ts';
import type { PostgresSchema } from './schema.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

describe.each([true, false])('a transaction that only reads, on a connection for reads: %s', (forReads) => {
  let db: Kysely<PostgresSchema>;
  beforeEach(() => {
    db = toKysely(openPool(readPostgresUrl(server.url(), {}), { max: 1, statementTimeoutMs: 5000, forReads }));
  });
  afterEach(() => db.destroy());

  const inTransaction = <Result>(read: (tx: Kysely<PostgresSchema>) => Promise<Result>) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => read(tx));

  async function ask(on: Kysely<PostgresSchema>, value: string): Promise<unknown> {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(value)} as value`.execute(on);
    return rows[0]?.value;
  }

  test('sees one state of the database, whatever it asks at once, and ends', async () => {
    await server.query('create table if not exists seen (n int); truncate seen');
    const count = '(select count(*)::int from seen)';
    const counts = await inTransaction(async (tx) => {
      const before = await Promise.all([ask(tx, count), ask(tx, count)]);
      await server.query('insert into seen values (1)');
      return [...before, await ask(tx, count), await ask(tx, "current_setting('transaction_read_only')")];
    });
    expect(counts).toEqual([0, 0, 0, 'on']);
    expect(await ask(db, count)).toBe(1);
    expect(await ask(db, "current_setting('transaction_read_only')")).toBe('off');
  });

  test('is over after an error, of which those who asked at the same time learn, too', async () => {
    const asked: Array<PromiseSettledResult<unknown>> = [];
    const failed = inTransaction(async (tx) => {
      asked.push(...(await Promise.allSettled([ask(tx, '1'), ask(tx, '1 / 0'), ask(tx, '2')])));
      throw new Error('enough');
    });
    await expect(failed).rejects.toThrow('enough');
    expect(asked.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([
      1,
      'division by zero',
      'current transaction is aborted, commands ignored until end of transaction block',
    ]);
    expect(await ask(db, '3')).toBe(3);
  });

  test.each(['before it', 'within it', 'at its end'])(
    'fails where the connection is lost %s and it needs it still, and the next has another',
    async (when) => {
      const end = async (pid: unknown) => {
        await server.query(`select pg_terminate_backend(${Number(pid)})`);
      };
      const pid = await ask(db, 'pg_backend_pid()');
      if (when === 'before it') {
        await end(pid);
      }
      const read = inTransaction(async (tx) => {
        const first = await ask(tx, '1');
        if (when === 'within it') {
          await end(pid);
          return ask(tx, '2');
        }
        if (when === 'at its end') {
          await end(pid);
        }
        return first;
      });
      const outcome = await read.catch(() => 'failed');
      // That it is lost may be known before the transaction, or not.
      expect(when === 'before it' ? [1, 'failed'] : [when === 'within it' ? 'failed' : 1]).toContain(outcome);
      expect(await eventually(() => inTransaction((tx) => ask(tx, 'pg_backend_pid()')))).not.toBe(pid);
    }
  );
});

describe.each([true, false])(
  'a transaction that only reads and has not begun, on a connection for reads: %s',
  (forReads) => {
    test('fails, although all that it asks is answered', async () => {
      const pool = openPool(readPostgresUrl(server.url(), {}), { max: 1, statementTimeoutMs: 5000, forReads });
      // As poolers do that have no server for it, and go on.
      const refuse = (client: PooledClient) => {
        const query = client.query.bind(client) as (asked: { text: string }) => unknown;
        return Object.assign(client, {
          query: (asked: { text: string }) => query(asked.text.startsWith('start') ? { text: 'select 1 / 0' } : asked),
        });
      };
      const db = toKysely({ ...pool, connect: async () => refuse(await pool.connect()) });
      const read = db
        .transaction()
        .setAccessMode('read only')
        .execute((tx) => sql`select 1`.execute(tx));
      await expect(read).rejects.toThrow('division by zero');
      expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
      await db.destroy();
    });
  }
);

test.each([
  ['all at once on a connection for reads', true, 5],
  ['one after the other on another connection', false, 1],
])('what is asked at the same time is sent %s', async (_, forReads, most) => {
  const pool = openPool(readPostgresUrl(server.url(), {}), { max: 1, statementTimeoutMs: 5000, forReads });
  let underway = 0;
  const seen: number[] = [];
  const known = new WeakSet<PooledClient>();
  const counted = (client: PooledClient) => {
    if (known.has(client)) {
      return client;
    }
    known.add(client);
    const query = client.query.bind(client) as (asked: object) => Promise<unknown>;
    return Object.assign(client, {
      query(asked: object) {
        seen.push((underway += 1));
        return query(asked).finally(() => (underway -= 1));
      },
    });
  };
  const db = toKysely({ ...pool, connect: async () => counted(await pool.connect()) });
  const askFive = (on: Kysely<PostgresSchema>) =>
    Promise.all([1, 2, 3, 4, 5].map(async (n) => (await sql`select ${n}::int as n`.execute(on)).rows[0]));
  const expected = [1, 2, 3, 4, 5].map((n) => ({ n }));
  expect(await db.connection().execute(askFive)).toEqual(expected);
  expect(await db.transaction().setAccessMode('read only').execute(askFive)).toEqual(expected);
  await db.destroy();
  // The beginning of the transaction is one more.
  expect(Math.max(...seen)).toBe(forReads ? most + 1 : most);
});

describe('a connection is not used again', () => {
  let db: Kysely<PostgresSchema>;
  beforeEach(() => {
    db = toKysely(openPool(readPostgresUrl(server.url(), {}), { max: 1, statementTimeoutMs: 5000, forReads: true }));
  });
  afterEach(() => db.destroy());

  const codeOf = (statement: string) =>
    sql
      .raw(statement)
      .execute(db)
      .then(
        () => 'none',
        ({ code }: { code: string }) => code
      );

  test.each([
    ['its server can only be read', [], 'set default_transaction_read_only = on', 'create table never ()', '25006'],
    ['what it has prepared is gone', ['select 1 as one'], 'discard all', 'select 1 as one', '26000'],
    [
      'what it has prepared makes rows of another type',
      ['select a from altered'],
      'alter table altered alter a type bigint',
      'select a from altered',
      '0A000',
    ],
    ['its transaction was not ended', [], 'begin; select 1 / 0', 'select 1', '25P02'],
  ])('once %s', async (_, prepared, before, statement, code) => {
    await server.query('drop table if exists altered; create table altered (a int)');
    prepared.forEach(prepareOnServer);
    if (prepared.length > 0) {
      expect(await codeOf(statement)).toBe('none');
    }
    await codeOf(before);
    expect(await codeOf(statement)).toBe(code);
    expect(await codeOf('select 1')).toBe('none');
    expect(await codeOf(statement)).toBe('none');
  });
});

test('a statement is prepared once on each connection, where it is to be', async () => {
  const db = toKysely(
    openPool(readPostgresUrl(server.url(), {}), { max: 1, statementTimeoutMs: 5000, forReads: true })
  );
  const text = 'select $1::int + 1 as n';
  prepareOnServer(text);
  const query = sql<{ n: number }>`select ${1}::int + 1 as n`;
  const answers = await Promise.all([query.execute(db), query.execute(db), sql`select 1`.execute(db)]);
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  await db.destroy();
  expect(answers[0]?.rows).toEqual([{ n: 2 }]);
  expect(rows).toEqual([{ statement: text }]);
});
