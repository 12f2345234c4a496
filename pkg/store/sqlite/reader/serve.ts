import type { Database } from '../../sql/database.ts';
import { type ReadName, type ReadResult, reads } from '../../sql/reads.ts';
import { openReader } from '../connection.ts';
import { type DatabaseFiles, type FileGuard, guardFiles } from '../file-guard.ts';
import { toSqliteDatabase } from '../sqlite-database.ts';
import { serveCalls } from '../thread/serve-calls.ts';

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

/** For reads with large results: the arrays whose memory moves to the calling thread. */
const moved: { readonly [Name in ReadName]?: (result: ReadResult<Name>) => readonly Uint8Array[] } = {
  listAlerts: ({ items }) => items.map(({ payload }) => payload),
};

type Moved = (result: unknown) => readonly Uint8Array[];
