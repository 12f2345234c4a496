import type { ClientBase } from 'pg';
import { Unsuitable } from './unsuitable.ts';

/**
 * Looks at a new connection, and has the server limit what a sidecar that is gone can hold up.
 * @returns whether the session on the server is this connection's own. A pooler gives each transaction any of its own: then
 *   nothing that outlasts one is to be had, such as prepared statements, settings and LISTEN
 * @throws {Unsuitable}
 */
export async function greet(
  client: ClientBase,
  { statementTimeoutMs, workMemoryMb = 0 }: SessionLimits
): Promise<boolean> {
  const { rows } = await client.query<Greeting>(greeting);
  const { version, number, pid, read_only } = rows[0] as Greeting;
  if (Number(number) < oldest * 10_000 && !/^CockroachDB/.test(version)) {
    throw new Unsuitable(
      'too_old',
      `it is PostgreSQL ${Math.floor(Number(number) / 10_000)}, and Bellhook needs ${oldest}`
    );
  }
  if (read_only === 'on') {
    throw new Unsuitable('read_only', 'it can only be read, as a standby');
  }
  const { processID } = client as ClientBase & { processID?: number };
  const ownsSession = Number(pid) === processID;
  if (ownsSession) {
    await client.query(`set statement_timeout = ${statementTimeoutMs};
      set idle_in_transaction_session_timeout = ${Math.max(abandonedMs, statementTimeoutMs / 2)};
      select set_config(name, '${workMemoryMb}MB', false) from pg_settings
        where name = 'work_mem' and setting::bigint < ${workMemoryMb} * 1024`);
  }
  return ownsSession;
}

/** What the server is asked to keep to, where the session on it is the connection's own. */
export interface SessionLimits {
  /** After this time the server gives up a statement. */
  readonly statementTimeoutMs: number;
  /** As in `PoolOptions`. */
  readonly workMemoryMb?: number;
}

/** The oldest PostgreSQL that will do. */
const oldest = 14;

/**
 * After this time without a statement, an open transaction belongs to a sidecar that is gone, and others may wait for its locks. Where
 * statements may take very long, as on a machine that is full, so may what is between them.
 */
const abandonedMs = 5000;

interface Greeting {
  readonly version: string;
  readonly number: string;
  readonly pid: number;
  readonly read_only: string;
}

const greeting = `select version() as version, current_setting('server_version_num') as number, pg_backend_pid() as pid,
  current_setting('transaction_read_only') as read_only`;
