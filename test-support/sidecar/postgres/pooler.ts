import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import pg from 'pg';
import { freePort } from '../port.ts';
import { createRunner, searchPath } from './runner.ts';
import type { PostgresServer } from './server.ts';
import { createService } from './service.ts';

/** Whether this machine has PgBouncer. */
export const hasPooler = spawnSync('pgbouncer', ['--version'], { env: { PATH: searchPath } }).status === 0;

/** A PgBouncer in transaction mode. */
export interface Pooler {
  /** Of a database of the server behind it. */
  url(database: string): string;
  /** Ends it without a chance to react. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** @param sessions how many it opens to each database of the server */
export async function startPooler(server: PostgresServer, sessions = 4): Promise<Pooler> {
  const port = await freePort();
  const runner = createRunner();
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const service = createService(runner, 'pgbouncer', [runner.write('ini', configure())], async () => {
    const client = new pg.Client(url('postgres'));
    return client.connect().then(
      () => client.end().then(() => true),
      () => false
    );
  });
  const kill = () => service.end((pid) => void process.kill(pid, 'SIGKILL'));
  await service.start();
  return {
    url,
    kill,
    start: service.start,
    async remove() {
      await kill();
      rmSync(runner.home, { recursive: true });
    },
  };

  function configure(): string {
    return `
[databases]
* = host=127.0.0.1 port=${server.port} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${sessions}
`;
  }
}
