import type { Database } from '../../sql/database.ts';
import { openReader } from '../connection.ts';
import { type DatabaseFiles, type FileGuard, guardFiles } from '../file-guard.ts';
import { toSqliteDatabase } from '../sqlite-database.ts';
import { serveCalls } from '../thread/serve-calls.ts';
import { moved, type ReadName, reads } from './reads.ts';

/** Carries out the reads that are sent to this thread. The first call is `open`. */
export function serveReader(path: string): void {
  let database: Database | undefined;
  let files: FileGuard | undefined;
  serveCalls(
    async (name, args) => {
      if (name === 'open') {
        files = guardFiles(path, args[0] as DatabaseFiles);
        files.check();
        database = toSqliteDatabase(openReader(path));
        return undefined;
      }
      files?.check();
      return (reads[name as ReadName] as (...args: readonly unknown[]) => unknown)(database, ...args);
    },
    { movedOf: (name, result) => (moved[name as ReadName] as Moved | undefined)?.(result) ?? [] }
  );
}

type Moved = (result: unknown) => readonly Uint8Array[];
