import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import {
  type Authority,
  canCertify,
  createAuthority,
  readForServer,
} from '../../../../test-support/sidecar/postgres/certificates.ts';
import { findPostgres, postgresVersions } from '../../../../test-support/sidecar/postgres/installation.ts';
import { hasPooler, type Pooler, startPooler } from '../../../../test-support/sidecar/postgres/pooler.ts';
import { type PostgresServer, startPostgres } from '../../../../test-support/sidecar/postgres/server.ts';
import { where } from '../../../../test-support/sidecar/where.ts';
import { readPostgresUrl } from '../../../database-url/postgres-url.ts';
import { explainConnection } from './connection-fault.ts';
import { type ConnectionPool, openPool, type PooledClient } from './pool.ts';

const hasPostgres = postgresVersions.every((version) => findPostgres(version) !== undefined);
const pools: ConnectionPool[] = [];

function open(url: string, { max = 3, statementTimeoutMs = 5000, forReads = false, env = {} } = {}): ConnectionPool {
  const pool = openPool(readPostgresUrl(url, env), { max, statementTimeoutMs, forReads });
  pools.push(pool);
  return pool;
}

/** Runs one statement. @returns the first value of its first row */
async function ask(pool: ConnectionPool, sql: string, values: unknown[] = []): Promise<unknown> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, values, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    client.release();
  }
}

/** The fault that is explained where no statement can be run. */
async function faultOf(url: string, env = {}): Promise<string> {
  try {
    await ask(open(url, { env }), 'select');
  } catch (error) {
    return `${explainConnection(error)?.reason}: ${explainConnection(error)?.message}`;
  }
  return 'none';
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

where(hasPostgres).describe.each(postgresVersions)('a connection to PostgreSQL %d', (version) => {
  let server: PostgresServer;
  beforeAll(async () => {
    const access = [
      ...['local all postgres trust', 'local all all scram-sha-256', 'host all postgres 127.0.0.1/32 trust'],
      ...['host all known 127.0.0.1/32 scram-sha-256'],
    ];
    server = await startPostgres({ version, access, settings: { max_connections: '8' } });
    await server.query("create role known login password 'hush'");
  });
  afterAll(() => server.remove());

  test('reads whole numbers as numbers, and refuses those that are too large for one', async () => {
    const pool = open(server.url());
    expect(await ask(pool, 'select 9007199254740991::bigint')).toBe(Number.MAX_SAFE_INTEGER);
    expect(await ask(pool, 'select sum(one) from (values (1::bigint), (2)) of (one)')).toBe(3);
    expect(await ask(pool, 'select array[1, null, 3]::bigint[]')).toEqual([1, null, 3]);
    expect(await ask(pool, 'select $1::bigint', [-5])).toBe(-5);
    await expect(ask(pool, 'select 9007199254740993::bigint')).rejects.toThrow('9007199254740993 is too large');
    expect(await ask(pool, 'select 1')).toBe(1);
  });

  test('goes through a unix socket, with the options and the name of its URL', async () => {
    const url = `postgres://known:hush@${encodeURIComponent(server.home)}:${server.port}/postgres?application_name=night&options=-c%20search_path%3Dother`;
    const pool = open(url);
    expect(await ask(pool, "select current_setting('search_path') || current_setting('application_name')")).toBe(
      'othernight'
    );
  });

  test.each([
    ['work_mem', '', true, '64MB'],
    ['work_mem', '-c%20work_mem=100MB', true, '100MB'],
    ['work_mem', '', false, '4MB'],
    ['random_page_cost', '', true, '1.1'],
    ['random_page_cost', '-c%20random_page_cost=3', true, '3'],
    ['random_page_cost', '', false, '4'],
    ['jit', '', true, 'off'],
    ['jit', '-c%20jit=on', true, 'on'],
    ['jit', '', false, 'on'],
  ])(
    'for reads has %s for them, unless somebody has set it ("%s", for reads: %s)',
    async (name, options, forReads, value) => {
      expect(await ask(open(`${server.url()}?options=${options}`, { forReads }), `show ${name}`)).toBe(value);
    }
  );

  test('has its statements and its forgotten transactions limited by the server', async () => {
    const pool = open(server.url(), { statementTimeoutMs: 1000 });
    const client = await pool.connect();
    expect(client.ownsSession).toBe(true);
    await expect(client.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
    const { rows } = await client.query('show idle_in_transaction_session_timeout');
    client.release();
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '5s' }]);
    const patient = open(server.url(), { statementTimeoutMs: 100_000 });
    expect(await ask(patient, 'show idle_in_transaction_session_timeout')).toBe('50s');
  });

  test.each([
    ['known:wrong', 'postgres', /^not_admitted: The database refuses the password \(.*"known"/],
    ['stranger:hush', 'postgres', /^not_admitted: The database does not admit this user from here \(.*"stranger"/],
    ['known:hush', 'nowhere', /^cannot_open: There is no such database \(.*"nowhere"/],
  ])('to %s at %s is refused with the reason', async (person, database, reason) => {
    const fault = await faultOf(`postgres://${person}@127.0.0.1:${server.port}/${database}`);
    expect(fault).toMatch(reason);
    expect(fault).not.toContain('hush');
  });

  test('says which host, port, socket or file is at fault', async () => {
    expect(await faultOf('postgres://u@127.0.0.1:1/d')).toMatch(/^unreachable: Nothing listens .*127\.0\.0\.1:1/);
    expect(await faultOf('postgres://u@nowhere.invalid/d')).toMatch(
      /^unreachable: .*name cannot be found.*nowhere\.invalid/
    );
    expect(await faultOf('postgres://u@%2Fnowhere/d')).toMatch(
      /^unreachable: There is no socket .*\/nowhere\/\.s\.PGSQL\.5432/
    );
    const fault = await faultOf(`postgres://known@127.0.0.1:${server.port}/postgres`, {
      BELLHOOK_DATABASE_PASSWORD_FILE: '/nowhere/password',
    });
    expect(fault).toBe('cannot_open: The password’s file, /nowhere/password, cannot be read (ENOENT).');
  });

  test('is not to be had where the server has none left, and is once it has', async () => {
    const others = open(server.url(), { max: 8 });
    const taken: PooledClient[] = [];
    while (taken.length < 8) {
      // The server may still count those of the test before.
      taken.push(await eventually(() => others.connect()));
    }
    expect(await faultOf(server.url())).toMatch(/^too_many_connections: /);
    taken.forEach((client) => client.release());
    await others.end();
    pools.splice(pools.indexOf(others), 1);
    expect(await eventually(() => faultOf(server.url()).then((fault) => fault === 'none'))).toBe(true);
  });

  test('is made anew after the server was away, without a hand', async () => {
    const pool = open(server.url());
    const client = await pool.connect();
    const broken = client.query('select pg_sleep(20)').catch(explainConnection);
    await server.stop();
    expect(await broken).toMatchObject({ reason: 'unreachable' });
    client.release();
    expect(await ask(pool, 'select').catch(explainConnection)).toMatchObject({ reason: 'unreachable' });
    await server.start();
    expect(await ask(pool, 'select 1')).toBe(1);
  });

  test('is given up while the server is silent, and not used again', async () => {
    const pool = open(`${server.url()}?connect_timeout=1`, { statementTimeoutMs: 200 });
    // With so little time only where the machine has some.
    const client = await eventually(() => pool.connect());
    server.freeze();
    await expect(client.query('select 1')).rejects.toThrow('Query read timeout');
    client.release();
    const fault = await ask(pool, 'select').catch(explainConnection);
    expect(fault).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('does not answer') });
    server.thaw();
    expect(await eventually(() => ask(pool, 'select 1'))).toBe(1);
  });

  test('says of all that was sent that the server was silent', async () => {
    const client = await eventually(() => open(server.url(), { statementTimeoutMs: 200, forReads: true }).connect());
    server.freeze();
    const first = client.query('select 1');
    // It would wait longer than the one before.
    const second = setTimeout(200).then(() => client.query('select 2'));
    const results = await Promise.allSettled([first, second]);
    server.thaw();
    client.release();
    expect(results.map((result) => result.status === 'rejected' && result.reason.message)).toEqual([
      'Query read timeout',
      'Query read timeout',
    ]);
  });
});

where(hasPostgres).describe('several hosts', () => {
  let first: PostgresServer;
  let second: PostgresServer;
  beforeAll(async () => {
    first = await startPostgres();
    second = await first.createStandby();
  });
  afterAll(async () => {
    await first.remove();
    await second.remove();
  });

  test('are tried in turn until one can be written, also after the standby has taken over', async () => {
    const places = [1, second.port, first.port].map((port) => `127.0.0.1:${port}`).join();
    const pool = open(`postgres://postgres@${places}/postgres?target_session_attrs=read-write`);
    const portOf = () => ask(pool, "select current_setting('port')");
    expect(await Promise.all([portOf(), portOf(), portOf()])).toEqual(Array(3).fill(String(first.port)));
    await first.kill();
    await second.promote();
    expect(await portOf()).toBe(String(second.port));
  });

  test('a connection is not used again once its server can only be read', async () => {
    const pool = open(second.url());
    expect(await ask(pool, 'select 1')).toBe(1);
    const client = await pool.connect();
    await client.query('set default_transaction_read_only = on');
    await expect(client.query('create table never ()')).rejects.toThrow('read-only');
    client.release();
    expect(await ask(pool, 'show default_transaction_read_only')).toBe('off');
  });

  test('one that can only be read is said to be so', async () => {
    const standby = await second.createStandby();
    expect(await faultOf(standby.url())).toBe(
      'read_only: The server cannot be used: it can only be read, as a standby.'
    );
    await standby.remove();
  });
});

where(hasPostgres && canCertify).describe('an encrypted connection', () => {
  let folder: string;
  let authority: Authority;
  let server: PostgresServer;
  let plain: PostgresServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bellhook-tls-'));
    authority = createAuthority(folder);
    const access = [
      ...['host all postgres 127.0.0.1/32 trust', 'hostssl all only_tls 127.0.0.1/32 trust'],
      ...['hostnossl all only_plain 127.0.0.1/32 trust', 'hostssl all by_certificate 127.0.0.1/32 cert'],
      'hostssl all by_password 127.0.0.1/32 scram-sha-256',
    ];
    server = await startPostgres({ access, tls: readForServer(authority.certify('server', ['localhost']), authority) });
    plain = await startPostgres({ version: 14 });
    await server.query('create role only_tls login; create role only_plain login; create role by_certificate login');
    await server.query("create role by_password login password 'hush'");
    await plain.query('create role only_plain login');
  });
  afterAll(async () => {
    await server.remove();
    await plain.remove();
    rmSync(folder, { recursive: true });
  });

  const isEncrypted = (url: string) =>
    ask(open(url), 'select ssl from pg_stat_ssl where pid = pg_backend_pid()').catch(
      (error: unknown) => explainConnection(error)?.message
    );
  const to = (user: string, parameters: string, host = 'localhost', { port } = server) =>
    isEncrypted(`postgres://${user}@${host}:${port}/postgres?${parameters}`);

  // As libpq's documentation has it: https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
  test.each([
    ['only_tls', 'sslmode=disable', /does not admit this user/],
    ['only_tls', 'sslmode=allow', true],
    ['only_tls', 'sslmode=prefer', true],
    ['only_tls', '', true],
    ['only_tls', 'sslmode=require', true],
    ['postgres', 'sslmode=disable', false],
    ['postgres', 'sslmode=allow', false],
    ['postgres', 'sslmode=prefer', true],
    ['only_plain', 'sslmode=prefer', false],
    ['only_plain', 'sslmode=require', /does not admit this user/],
    ['postgres', 'sslmode=require&sslnegotiation=direct', true],
    ['by_password:hush', 'sslmode=require', true],
    ['by_password:hush', 'sslmode=require&channel_binding=disable', true],
    ['by_password:wrong', 'sslmode=prefer', /refuses the password/],
  ])('of %s with %s', async (user, parameters, expected) => {
    const outcome = await to(user, parameters);
    expect(outcome).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
  });

  test('is refused by a server that has none, unless it is only preferred', async () => {
    expect(await to('only_plain', 'sslmode=prefer', 'localhost', plain)).toBe(false);
    expect(await to('only_plain', 'sslmode=require', 'localhost', plain)).toMatch(/takes no encrypted connections/);
  });

  test('checks the authority where one is named, and the host’s name with verify-full only', async () => {
    const trusted = `sslrootcert=${authority.path}`;
    expect(await to('postgres', `sslmode=verify-full&${trusted}`)).toBe(true);
    expect(await to('postgres', `sslmode=verify-full&${trusted}`, '127.0.0.1')).toMatch(/not accepted .*127\.0\.0\.1/);
    expect(await to('postgres', `sslmode=verify-ca&${trusted}`, '127.0.0.1')).toBe(true);
    expect(await to('postgres', 'sslrootcert=system')).toMatch(/not accepted/);
    const otherFolder = mkdtempSync(join(folder, 'other-'));
    const others = `sslrootcert=${createAuthority(otherFolder).path}`;
    expect(await to('postgres', `sslmode=verify-ca&${others}`)).toMatch(/not accepted/);
    expect(await to('postgres', `sslmode=require&${others}`)).toMatch(/not accepted/);
    expect(await to('postgres', 'sslmode=verify-ca&sslrootcert=/nowhere/a.crt')).toBe(
      'The file of sslrootcert, /nowhere/a.crt, cannot be read (ENOENT).'
    );
  });

  test('signs in with a certificate', async () => {
    const { certificate, key } = authority.certify('by_certificate');
    const trusted = `sslmode=verify-full&sslrootcert=${authority.path}`;
    expect(await to('by_certificate', `${trusted}&sslcert=${certificate}&sslkey=${key}`)).toBe(true);
    expect(await to('by_certificate', trusted)).toMatch(/certificate|admit/);
  });
});

where(hasPostgres && hasPooler).describe('a connection through PgBouncer in transaction mode', () => {
  let server: PostgresServer;
  let pooler: Pooler;
  beforeAll(async () => {
    server = await startPostgres();
    pooler = await startPooler(server, 2);
  });
  afterAll(async () => {
    await pooler.remove();
    await server.remove();
  });

  test('is known not to have a session of its own, and sets nothing that others would meet', async () => {
    const pool = open(pooler.url('postgres'), { max: 6 });
    const clients = await Promise.all([1, 2, 3, 4, 5, 6].map(() => pool.connect()));
    expect(clients.map(({ ownsSession }) => ownsSession)).toEqual(Array(6).fill(false));
    const answers = await Promise.all(clients.map((client) => client.query('select $1::bigint as one', [1])));
    expect(answers.map(({ rows }) => rows)).toEqual(Array(6).fill([{ one: 1 }]));
    clients.forEach((client) => client.release());
    expect(await ask(pool, 'show statement_timeout')).toBe('0');
  });

  test('is made anew after the pooler was away', async () => {
    const pool = open(pooler.url('postgres'));
    expect(await ask(pool, 'select 1')).toBe(1);
    await pooler.kill();
    await expect(ask(pool, 'select 1')).rejects.toThrow();
    await pooler.start();
    expect(await ask(pool, 'select 1')).toBe(1);
  });
});
