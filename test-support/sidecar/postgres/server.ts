import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../port.ts';
import { findPostgres, type PostgresVersion } from './installation.ts';
import { killFamily, listFamily, signalFamily } from './processes.ts';
import { createRunner, type Runner } from './runner.ts';
import { createService } from './service.ts';

/** A PostgreSQL of a test's own, which may do anything with it. Its superuser is `postgres`. */
export interface PostgresServer {
  readonly port: number;
  /** The folder of its unix socket. */
  readonly home: string;
  /** @param database by default the one that is there at first */
  url(database?: string): string;
  /** Runs SQL as the superuser. @returns the rows */
  query<Row extends object = Record<string, unknown>>(sql: string, database?: string): Promise<Row[]>;
  /** Makes a database, empty or a copy of one that nobody uses. @returns its name */
  createDatabase(template?: string): Promise<string>;
  /** Ends the connections to the database, and deletes it. */
  dropDatabase(name: string): Promise<void>;
  /** Ends it as an administrator does: transactions are rolled back, and connections end. */
  stop(): Promise<void>;
  /** Ends all of its processes without a chance to react. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
  /** Halts all of its processes: connections stay, new ones are taken, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** The ids of all of its processes. */
  processes(): number[];
  /** Makes a server that follows this one until it is promoted. This one is started anew for it. */
  createStandby(): Promise<PostgresServer>;
  /** Makes of a standby a server of its own. */
  promote(): Promise<void>;
  /** Ends it and deletes all of it. */
  remove(): Promise<void>;
}

export interface PostgresOptions {
  /** By default the newest. */
  readonly version?: PostgresVersion;
  /** As in `postgresql.conf`. By default nothing waits for the disk. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The lines of `pg_hba.conf`. By default everybody is who they say. */
  readonly access?: readonly string[];
  /** Has it take encrypted connections, too: texts in PEM. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly authority: string };
}

/** Makes a PostgreSQL and starts it, which takes a second or two. It ends with this process at the latest. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const version = options.version ?? 18;
  const folder = findPostgres(version);
  if (folder === undefined) {
    throw new Error(`There is no PostgreSQL ${version} for this machine; BELLHOOK_POSTGRES_${version} can name one.`);
  }
  const runner = createRunner(folder);
  // Newer ones sort texts as a language does, on which no query may rely.
  const locale = version >= 15 ? ['--locale-provider=icu', '--icu-locale=en-US'] : [];
  await runner.run('initdb', ['-D', 'data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N', ...locale]);
  if (options.access !== undefined) {
    runner.write('data/pg_hba.conf', `${options.access.join('\n')}\n`);
  }
  const server = createServer(folder, runner, await freePort(), {
    ...forTests,
    ...(options.tls && {
      ssl: 'on',
      ssl_cert_file: runner.write('server.crt', options.tls.certificate),
      ssl_key_file: runner.write('server.key', options.tls.key),
      ssl_ca_file: runner.write('authority.crt', options.tls.authority),
    }),
    ...options.settings,
  });
  await server.start();
  return server;
}

type Settings = Readonly<Record<string, string>>;

const forTests: Settings = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
  wal_keep_size: '64MB',
};

function createServer(folder: string, runner: Runner, port: number, settings: Settings): PostgresServer {
  const { home } = runner;
  let databases = 0;
  const url = (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`;

  async function query<Row extends object>(sql: string, database?: string): Promise<Row[]> {
    const client = new pg.Client(url(database));
    // Its end is also that of the query.
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const all = { ...settings, port, unix_socket_directories: home };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const service = createService(runner, 'postgres', ['-D', 'data', ...args], () =>
    query('select').then(Boolean, () => false)
  );
  const stop = () => service.end((pid) => void process.kill(pid, 'SIGINT'));
  const kill = () => service.end(killFamily);

  return {
    port,
    home,
    url,
    query,
    async createDatabase(template = 'template1') {
      const name = `test_${databases++}`;
      await query(`create database ${name} template ${template}`);
      return name;
    },
    async dropDatabase(name) {
      await query(`drop database ${name} with (force)`);
    },
    start: service.start,
    stop,
    kill,
    freeze: () => signalFamily(service.pid, 'SIGSTOP'),
    thaw: () => signalFamily(service.pid, 'SIGCONT'),
    processes: () => listFamily(service.pid),
    async createStandby() {
      const other = createRunner(folder);
      await stop();
      await other.run('cp', ['-a', join(home, 'data'), 'data']);
      await service.start();
      other.write('data/standby.signal', '');
      const primary = `host=127.0.0.1 port=${port} user=postgres`;
      const standby = createServer(folder, other, await freePort(), { ...settings, primary_conninfo: primary });
      await standby.start();
      return standby;
    },
    async promote() {
      await query('select pg_promote()');
    },
    async remove() {
      await kill();
      rmSync(home, { recursive: true });
    },
  };
}
