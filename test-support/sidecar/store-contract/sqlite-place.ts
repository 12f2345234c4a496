import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../../pkg/store/sqlite/store.ts';
import { patienceMs, type StorePlace } from './store-place.ts';

export interface SqlitePlace extends StorePlace {
  /** The database file, in a folder of its own that is not there at first. */
  readonly path: string;
}

/** A place for an SQLite store: a folder for temporary files. */
export function createSqlitePlace(): SqlitePlace {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-store-'));
  const path = join(folder, 'new', 'bellhook.db');
  return {
    path,
    open: (options) => openSqliteStore(path, { patienceMs, ...options }),
    async query(sql) {
      const database = new DatabaseSync(path, { readOnly: true });
      const rows = database.prepare(sql).all();
      database.close();
      return rows.map((row) => Object.values(row));
    },
    async remove() {
      rmSync(folder, { recursive: true });
    },
  };
}
