import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { readDatabaseUrl } from '../../config.ts';
import { CommandFailed, defineCommand, UsageError } from '../command.ts';

export const backupCommand = defineCommand({
  name: 'backup',
  about: 'Copies the SQLite database to a new file, at any time, also while a sidecar uses it.',
  operands: [],
  options: {
    to: { type: 'string', value: '<file>', about: 'the copy; it must not be there yet' },
    database: { type: 'string', value: '<url>', about: 'sqlite: and a path; else BELLHOOK_DATABASE_URL' },
  },
  notes: 'The copy holds the tokens, and only its owner may read it. A PostgreSQL is copied by pg_dump.',
  async run(_, { to, database: url }, { env, stdout }) {
    if (to === undefined) {
      throw new UsageError('Give --to.');
    }
    const path = fileOf(url, env);
    if (existsSync(to)) {
      throw new CommandFailed(`${to} is there already. Name a new file.`);
    }
    await copy(path, to);
    stdout.write(`${to} is a copy of ${path}, of ${statSync(to).size} bytes.\n`);
    return 0;
  },
});

/** @throws {UsageError}, and {CommandFailed} where there is no file */
function fileOf(url: string | undefined, env: Record<string, string | undefined>): string {
  const given = url ?? env['BELLHOOK_DATABASE_URL'];
  if (given === undefined || given === '') {
    throw new UsageError('Give --database, or set BELLHOOK_DATABASE_URL.');
  }
  const database = readDatabaseUrl(url === undefined ? 'BELLHOOK_DATABASE_URL' : '--database', given, env);
  if (database.kind !== 'sqlite') {
    throw new CommandFailed('This is a PostgreSQL database: copy it with pg_dump, while sidecars run.');
  }
  if (!existsSync(database.path)) {
    throw new CommandFailed(`There is no file ${database.path}.`);
  }
  return database.path;
}

/** Copies a database as it is at one moment. @throws {CommandFailed} and leaves no copy where it cannot be made */
async function copy(path: string, to: string): Promise<void> {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
    // All at once: a copy in steps begins again with each change of another process, and a store is always being changed.
    await backup(source, to, { rate: allPages });
    chmodSync(to, 0o600);
    check(to);
  } catch (error) {
    rmSync(to, { force: true });
    throw new CommandFailed(`${path} cannot be copied to ${to}: ${(error as Error).message}`);
  } finally {
    source?.close();
  }
}

const busyTimeoutMs = 5000;

/** More than a database can have. */
const allPages = 2 ** 31 - 1;

function check(path: string): void {
  // Not read-only: then SQLite would leave files beside it.
  const copied = new DatabaseSync(path);
  try {
    const [result] = copied.prepare('pragma quick_check(1)').all();
    if (result?.['quick_check'] !== 'ok') {
      throw new Error(`the copy is damaged: ${result?.['quick_check']}`);
    }
  } finally {
    copied.close();
  }
}
