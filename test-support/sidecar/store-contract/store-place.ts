import type { Store, StoreOptions } from '../../../pkg/store/store.ts';

/** As the option of a store: what a full machine does not reach with any read or write of a test. */
export const patienceMs = 100_000;

/** Where one store is kept while a test runs, such as a file or a schema of a database; empty at first. */
export interface StorePlace {
  /** Opens the store that is kept here; one at a time. */
  open(options: StoreOptions): Promise<Store>;
  /** What the tables hold, past the store: the values of each row. Every kind of store has the same tables. */
  query(sql: string): Promise<unknown[][]>;
  /** Deletes all of it; no store is open by then. */
  remove(): Promise<void>;
}
