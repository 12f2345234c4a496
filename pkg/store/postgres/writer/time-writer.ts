import { sql } from 'kysely';
import { isSetBack, noteReceiving, type ReceivingPeriod } from '../../../domain/time/receiving.ts';
import type { Db } from './db.ts';

/** When alerts could be received. */
export function loadPeriods(db: Db): Promise<ReceivingPeriod[]> {
  return db
    .selectFrom('receiving_periods')
    .select(['began_at as from', 'noted_until as until'])
    .orderBy('id')
    .execute();
}

/** The last of them, or none. */
export function loadLastPeriod(db: Db): Promise<ReceivingPeriod[]> {
  return db
    .selectFrom('receiving_periods')
    .select(['began_at as from', 'noted_until as until'])
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
}

/** As the store's `noteReceiving`. */
export async function writeReceiving(db: Db, now: number, passed: number | null): Promise<void> {
  const before = await db
    .selectFrom('receiving_periods')
    .select(['id', 'began_at as from', 'noted_until as until'])
    .orderBy('id')
    .forUpdate()
    .execute();
  const periods = noteReceiving(before, now, passed);
  const { from, until } = periods.at(-1) as ReceivingPeriod;
  const last = before.at(-1);
  if (last !== undefined && last.from === from) {
    await db.updateTable('receiving_periods').set({ noted_until: until }).where('id', '=', last.id).execute();
    return;
  }
  await db.insertInto('receiving_periods').values({ began_at: from, noted_until: until }).execute();
  const forgotten = before.slice(0, before.length + 1 - periods.length).map(({ id }) => id);
  if (forgotten.length > 0) {
    await db.deleteFrom('receiving_periods').where('id', 'in', forgotten).execute();
  }
  if (isSetBack(periods)) {
    await db
      .updateTable('alert_groups')
      .set((eb) => ({ due_at: now, version: eb('version', '+', 1) }))
      .where('due_at', '>', now)
      .execute();
    await sql`update heartbeats set last_at = least(last_at, ${now}), expected_since = least(expected_since, ${now}),
      due_at = 0 where due_at > ${now}`.execute(db);
  }
}
