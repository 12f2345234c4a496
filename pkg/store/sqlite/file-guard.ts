import { statSync } from 'node:fs';
import { StoreUnavailable } from '../fault.ts';
import { classifySqliteError } from './fault.ts';

/** Checks that the files of an open database are still in their place. What is written to files that have gone is lost. */
export interface FileGuard {
  /** @throws {StoreUnavailable} while one is deleted, moved or replaced */
  check(): void;
}

/** The files that a database consists of, identified for as long as they are open. */
export interface DatabaseFiles {
  readonly database: FileIdentity | undefined;
  readonly log: FileIdentity | undefined;
}

/** To be called once a connection has read from the database at `path`: by then all its files exist. */
export function identifyFiles(path: string): DatabaseFiles {
  return { database: identify(path), log: identify(logOf(path)) };
}

/** @param rescue called where only the write-ahead log is lost, to copy its content to the database file */
export function guardFiles(path: string, files: DatabaseFiles, rescue = () => {}): FileGuard {
  const log = logOf(path);

  return {
    check() {
      const now = identify(path);
      if (!isSame(now, files.database)) {
        throw lost(
          now === undefined
            ? `The database file ${path} was deleted or moved while it was in use. Move it back, or restore a backup and start the sidecar again.`
            : `${path} is another file than the one in use, which was deleted or moved. Move that one back, or start the sidecar again to go on with this one.`
        );
      }
      if (!isSame(identify(log), files.log)) {
        rescue();
        throw lost(
          `The write-ahead log ${log} was deleted or replaced while it was in use. What it held is in the database file now. Start the sidecar again.`
        );
      }
    },
  };
}

/** Stays the same for as long as the file is open, whatever happens to its name. */
interface FileIdentity {
  readonly dev: number;
  readonly ino: number;
}

function logOf(path: string): string {
  return `${path}-wal`;
}

/** @returns undefined where there is no such file */
function identify(file: string): FileIdentity | undefined {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    return found && { dev: found.dev, ino: found.ino };
  } catch (error) {
    const isDenied = (error as NodeJS.ErrnoException).code === 'EACCES';
    throw new StoreUnavailable(classifySqliteError({ errcode: isDenied ? cannotOpen : ioError }), { cause: error });
  }
}

/** SQLite's result codes for such errors. */
const cannotOpen = 14;
const ioError = 10;

function isSame(one: FileIdentity | undefined, other: FileIdentity | undefined): boolean {
  return one?.ino === other?.ino && one?.dev === other?.dev;
}

function lost(message: string): StoreUnavailable {
  return new StoreUnavailable({ reason: 'file_lost', message, isLasting: false });
}
