import type { DatabaseSync } from 'node:sqlite';
import { addUncounted, findUncounted } from '../../sql/integration-figures.ts';
import { prepare } from '../prepare.ts';

/** Writes the histories of integrations. The caller holds the transaction. */
export interface HistoryWriter {
  /** As the store's `updateHistories`. */
  update(now: number): boolean;
}

/** So that a step takes a few milliseconds. */
const updatedAtOnce = 100;

export function createHistoryWriter(database: DatabaseSync): HistoryWriter {
  const find = prepare(database, (db) => findUncounted(updatedAtOnce).compile(db));
  const write = prepare(database, (db, integration_id: number, counted: number, history: string) =>
    db
      .insertInto('integration_histories')
      .values({ integration_id, counted, history })
      .onConflict((known) =>
        known
          .column('integration_id')
          .doUpdateSet(({ ref }) => ({ counted: ref('excluded.counted'), history: ref('excluded.history') }))
      )
      .compile()
  );
  return {
    update(now) {
      const rows = find.all();
      rows.forEach((row) => write.run(...addUncounted(row, now)));
      return rows.length === updatedAtOnce;
    },
  };
}
