import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { eventually } from '../../../test-support/sidecar/eventually.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import type { Schema } from '../sql/schema.ts';
import { openPool } from './connection/pool.ts';
import { createDataVersion } from './data-version.ts';
import { toKysely } from './kysely.ts';
import { toPostgresDatabase } from './postgres-database.ts';

let server: PostgresServer;
let db: Kysely<Schema>;

beforeAll(async () => {
  // Which would write by itself.
  server = await startPostgres({ settings: { autovacuum: 'off' } });
  const pool = openPool(readPostgresUrl(server.url(), {}), { max: 3, statementTimeoutMs: 5000 });
  db = toKysely(pool) as unknown as Kysely<Schema>;
  await sql`create table things (id bigint)`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await server.remove();
});

const { read: readVersion } = createDataVersion();

function inSnapshot<Result>(read: (snapshot: Kysely<Schema>) => Promise<Result>): Promise<Result> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

test('a write of anybody makes another version, once it is committed', async () => {
  const before = await inSnapshot(readVersion);
  expect(before).toEqual(expect.any(String));
  await inSnapshot(async (snapshot) => {
    expect(await readVersion(snapshot)).toBe(before);
    await sql`insert into things values (1)`.execute(db);
    // This transaction does not see it.
    expect(await readVersion(snapshot)).toBe(before);
    expect(await createDataVersion().read(snapshot)).toBe(before);
  });
  const after = await inSnapshot(readVersion);
  expect(after).not.toBe(before);
  await db.transaction().execute(async (tx) => {
    await sql`insert into things values (2)`.execute(tx);
    await inSnapshot(async (snapshot) => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from things`.execute(snapshot);
      expect(rows[0]?.count).toBe(1);
    });
  });
  const last = await inSnapshot(readVersion);
  expect([before, after]).not.toContain(last);
});

test('a server that has restarted itself after the crash of a session has another, though it counts on from where it was', async () => {
  const before = await inSnapshot(createDataVersion().read);
  const doomed = new pg.Client(server.url());
  doomed.on('error', () => {});
  await doomed.connect();
  const { rows } = await doomed.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(rows[0]?.pid as number, 'SIGKILL');
  await eventually(async () => {
    const after = (await inSnapshot(createDataVersion().read)) as string;
    const snapshotOf = (version: string | null) => version?.split(' ')[0];
    expect(snapshotOf(after)).toBe(snapshotOf(before));
    expect(after).not.toBe(before);
  });
});

test('a server that does not tell where it would recover from has none, and the transaction goes on', async () => {
  await server.query('create role reader login; revoke execute on function pg_control_checkpoint() from public');
  const settings = readPostgresUrl(server.url().replace('postgres@', 'reader@'), {});
  const reading = toKysely(
    openPool(settings, { max: 1, statementTimeoutMs: 5000, forReads: true })
  ) as unknown as Kysely<Schema>;
  const readOne = async (tx: Kysely<Schema>) => (await sql<{ one: number }>`select 1 as one`.execute(tx)).rows[0]?.one;
  try {
    await reading.transaction().execute(async (tx) => {
      expect(await createDataVersion().read(tx)).toBeNull();
      expect(await readOne(tx)).toBe(1);
    });
    const make = async () => 'made';
    const readOften = async (tx: Kysely<Schema>) => {
      for (let i = 0; i < 20; i++) {
        expect(await readOne(tx)).toBe(1);
      }
    };
    // Statements that are sent while it is found out would fail with it.
    const [found] = await toPostgresDatabase(reading).atOnce(({ db: tx, remember }) =>
      Promise.all([remember(tx, 'key', make, () => 1), readOften(tx)])
    );
    expect(found).toBe('made');
  } finally {
    await reading.destroy();
    await server.query('grant execute on function pg_control_checkpoint() to public');
  }
});

test('a server that is cancelled while it tells where it would recover from is asked again', async () => {
  const define = (body: string) =>
    server.query(`create schema if not exists own; create or replace function own.pg_control_checkpoint(out redo_lsn pg_lsn)
      language sql as $$ ${body} $$`);
  await define(`select '0/0'::pg_lsn from pg_sleep(60)`);
  const settings = readPostgresUrl(`${server.url()}?options=-csearch_path%3Down,public,pg_catalog`, {});
  const pool = openPool(settings, { max: 1, statementTimeoutMs: 300, forReads: true });
  const reading = toKysely(pool) as unknown as Kysely<Schema>;
  const version = createDataVersion();
  const ask = () => reading.transaction().setAccessMode('read only').execute(version.read);
  try {
    await expect(ask()).rejects.toThrow('statement timeout');
    await define(`select '0/1'::pg_lsn`);
    // With so little time only where the machine has some.
    expect(await eventually(ask)).toContain('0/1');
  } finally {
    await reading.destroy();
  }
});

test('what is asked for ahead is there, and of the same state', async () => {
  const version = createDataVersion();
  await inSnapshot((snapshot) => version.askAhead(snapshot));
  await inSnapshot(async (snapshot) => {
    await version.askAhead(snapshot);
    const before = await version.read(snapshot);
    await sql`insert into things values (3)`.execute(db);
    expect(await version.read(snapshot)).toBe(before);
    expect(before).toEqual(expect.any(String));
  });
});

test('outside of a transaction there is none', async () => {
  expect(await readVersion(db)).toBeNull();
});

test('on a standby there is none: its snapshots do not say which transactions are under way', async () => {
  const standby = await server.createStandby();
  // As a pooler in between has it, which sends what only reads to standbys.
  const pool = new pg.Pool({ connectionString: standby.url() });
  const following = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const version = await following.transaction().setIsolationLevel('repeatable read').execute(readVersion);
    expect(version).toBeNull();
  } finally {
    await following.destroy();
    await standby.remove();
  }
});
