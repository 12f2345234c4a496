import { readFileSync, realpathSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../fault.ts';
import { makeFile } from './connection.ts';

/** The database belongs to this process until `release`, or until the process ends for whatever reason. */
export interface DatabaseLock {
  release(): void;
}

/** The file must not be opened. The message says why and what to do. */
export class DatabaseRefused extends StoreUnavailable {
  constructor(message: string) {
    super({ reason: 'locked', message, isLasting: false });
  }
}

/**
 * Claims the database at `path` before it is read. Makes an empty file where there is none. Two sidecars on one database would
 * each acknowledge alerts that the other overwrites.
 *
 * The claim is SQLite's own exclusive lock on a file beside the database, `<path>.lock`. The kernel releases it when the process
 * ends. It binds other sidecars only: a backup can read the database. Nothing else in this process may open the lock file,
 * because closing it would end the lock (https://www.sqlite.org/howtocorrupt.html §2.2).
 * @throws {DatabaseRefused} at once where another sidecar has it
 */
export function lockDatabase(path: string): DatabaseLock {
  makeFile(path);
  const file = realpathSync(path);
  refuseSecondName(file);
  const lockFile = `${file}.lock`;
  makeFile(lockFile);
  const database = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit');
  } catch (error) {
    database.close();
    throw explain(error, file, lockFile);
  }
  leaveName(database);
  return { release: () => database.close() };
}

/** SQLite keeps its log beside the name that it is opened with: a database with two names has two logs, and loses one. */
function refuseSecondName(file: string): void {
  if (statSync(file).nlink > 1) {
    throw new DatabaseRefused(`${file} has a second name (a hard link). Copy it instead, and delete one of the two.`);
  }
  if (readMountPoints().includes(file)) {
    throw new DatabaseRefused(`${file} is a mount by itself, and its log would stay behind. Mount its folder instead.`);
  }
}

/** The mount points, where the system lists them (Linux does); see proc(5), mountinfo. */
function readMountPoints(): string[] {
  let table: string;
  try {
    table = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return [];
  }
  return table.split('\n').map((line) => {
    const point = line.split(' ')[4] ?? '';
    return point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  });
}

/** For the message to another sidecar that wants the database. The lock holds without it, for example on a full disk. */
function leaveName(database: DatabaseSync): void {
  try {
    database.exec('begin; create table if not exists owner (pid integer, host text); delete from owner');
    database.prepare('insert into owner values (?, ?)').run(process.pid, hostname());
    database.exec('commit');
  } catch {
    if (database.isTransaction) {
      database.exec('rollback');
    }
  }
}

function explain(error: unknown, file: string, lockFile: string): unknown {
  const { errcode = 0 } = error as { errcode?: number };
  switch (errcode & 0xff) {
    case busy:
      return new DatabaseRefused(
        `Another sidecar uses ${file}${readOwner(lockFile)}. Stop that one, or give this one a database of its own.`
      );
    case corrupt:
    case notADatabase:
      return new DatabaseRefused(`${lockFile} is damaged. Delete it while no sidecar uses the database.`);
    default:
      return error;
  }
}

function readOwner(lockFile: string): string {
  const url = new URL('file:///');
  url.pathname = lockFile.replace(/[%?#]/g, encodeURIComponent);
  // SQLite takes no lock to read a file that it is told nobody changes.
  url.searchParams.set('immutable', '1');
  try {
    const database = new DatabaseSync(url, { readOnly: true });
    const owner = database.prepare('select pid, host from owner').get() as { pid: number; host: string } | undefined;
    database.close();
    return owner === undefined ? '' : ` (process ${owner.pid} on ${owner.host})`;
  } catch {
    return '';
  }
}

// Primary result codes, https://www.sqlite.org/rescode.html.
const busy = 5;
const corrupt = 11;
const notADatabase = 26;
