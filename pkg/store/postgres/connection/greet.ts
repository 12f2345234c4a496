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
  { statementTimeoutMs, forReads = false }: SessionOptions
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
      ${forReads ? settingsOfReads : ''}`);
  }
  return ownsSession;
}

/** What the server is asked to keep to, where the session on it is the connection's own. */
export interface SessionOptions {
  /** After this time the server gives up a statement. */
  readonly statementTimeoutMs: number;
  /** Whether it is for reads alone, see `PoolOptions`. */
  readonly forReads?: boolean;
}

/** For the ids of some million groups. With less, a search for a frequent word reads all of them once for each group. */
const workMemoryMb = 64;

/**
 * What reads need: memory, unless they have more, and the others unless somebody has set them for the server, the database or the role. What
 * searches look at is read again and again, and so in memory, where a page costs the same wherever it is: by default the server takes it for
 * four times dearer, and reads a whole table instead of an index. And it compiles large queries, which takes longer than most of these.
 */
const settingsOfReads = `select set_config(name, case name
      when 'work_mem' then '${workMemoryMb}MB' when 'random_page_cost' then '1.1' else 'off' end, false)
  from pg_settings
  where case name when 'work_mem' then setting::bigint < ${workMemoryMb} * 1024
    when 'random_page_cost' then source = 'default' when 'jit' then source = 'default' else false end`;

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
