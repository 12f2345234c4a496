import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { isSetBack, noteReceiving, type ReceivingPeriod } from '../../../domain/time/receiving.ts';
import { prepare } from '../prepare.ts';

/** Loads and writes when alerts could be received. The caller holds the transaction. */
export interface TimeWriter {
  loadPeriods(): ReceivingPeriod[];
  /** The last of them, or none. */
  loadLastPeriod(): ReceivingPeriod[];
  /** As the store's. */
  noteReceiving(now: number, passed: number | null): void;
}

export function createTimeWriter(database: DatabaseSync): TimeWriter {
  const load = prepare(database, (db) =>
    db.selectFrom('receiving_periods').select(['began_at as from', 'noted_until as until']).orderBy('id').compile()
  );
  const loadLast = prepare(database, (db) =>
    db
      .selectFrom('receiving_periods')
      .select(['began_at as from', 'noted_until as until'])
      .orderBy('id', 'desc')
      .limit(sql.lit(1))
      .compile()
  );
  const extend = prepare(database, (db, until: number) =>
    db
      .updateTable('receiving_periods')
      .set({ noted_until: until })
      .where('id', '=', ({ selectFrom, fn }) => selectFrom('receiving_periods').select(fn.max('id').as('id')))
      .compile()
  );
  const begin = prepare(database, (db, began_at: number, noted_until: number) =>
    db.insertInto('receiving_periods').values({ began_at, noted_until }).compile()
  );
  const forget = prepare(database, (db, kept: number) =>
    db
      .deleteFrom('receiving_periods')
      .where('id', '<=', ({ selectFrom }) =>
        selectFrom('receiving_periods').select('id').orderBy('id', 'desc').limit(sql.lit(1)).offset(kept)
      )
      .compile()
  );
  const setBackHeartbeats = prepare(database, (db, now: number, later: number) =>
    db
      .updateTable('heartbeats')
      .set({ last_at: sql`min(last_at, ${now})`, expected_since: sql`min(expected_since, ${now})`, due_at: sql.lit(0) })
      .where('due_at', '>', later)
      .compile()
  );
  const wakeAhead = prepare(database, (db, now: number, later: number) =>
    db.updateTable('alert_groups').set({ due_at: now }).where('due_at', '>', later).compile()
  );

  return {
    loadPeriods: load.all,
    loadLastPeriod: loadLast.all,
    noteReceiving(now, passed) {
      const before = load.all();
      const periods = noteReceiving(before, now, passed);
      const last = periods.at(-1) as ReceivingPeriod;
      if (last.from === before.at(-1)?.from) {
        extend.run(last.until);
        return;
      }
      begin.run(last.from, last.until);
      forget.run(periods.length);
      if (isSetBack(periods)) {
        wakeAhead.run(now, now);
        setBackHeartbeats.run(now, now);
      }
    },
  };
}
