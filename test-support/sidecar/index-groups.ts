import type { DatabaseSync } from 'node:sqlite';
import { createSearchIndex } from '../../pkg/store/sqlite/writer/search-index.ts';

/** Indexes groups that a test has put into the database by itself. */
export function indexGroups(database: DatabaseSync): void {
  const index = createSearchIndex(database);
  while (index.step(5000).more) {
    // Until all are.
  }
}
