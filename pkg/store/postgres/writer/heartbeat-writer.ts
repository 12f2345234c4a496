import { sql } from 'kysely';
import { lastingSince } from '../../../domain/time/receiving.ts';
import type { Beat, DueHeartbeats, SeenHeartbeat } from '../../shapes/heartbeats.ts';
import { heartbeatColumns, toDueHeartbeat } from '../../sql/heartbeats.ts';
import type { Db } from './db.ts';
import { unnest } from './rows.ts';
import { loadLastPeriod } from './time-writer.ts';

/** In the order of the integrations, so that sidecars do not wait for each other in a circle. */
export async function noteBeats(db: Db, beats: readonly Beat[]): Promise<void> {
  const rows = beats.map(({ integrationId, at }) => [integrationId, at]);
  await sql`insert into heartbeats as known (integration_id, last_at, due_at)
    select given.id, given.at, 0 from ${unnest({ id: 'bigint', at: 'bigint' }, rows)}
      join integrations on integrations.id = given.id and integrations.deleted_at is null
    order by given.id
    on conflict (integration_id) do update set last_at = excluded.last_at,
      due_at = case when known.missed_after is null then known.due_at else 0 end`.execute(db);
}

/** As the store's `findDueHeartbeats`. */
export async function findDueHeartbeats(db: Db, now: number, limit: number): Promise<DueHeartbeats> {
  const rows = await db
    .selectFrom('heartbeats')
    .innerJoin('integrations', 'integrations.id', 'heartbeats.integration_id')
    .select(heartbeatColumns)
    .where('due_at', '<=', now)
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return { due: rows.map(toDueHeartbeat), receivingSince: lastingSince(await loadLastPeriod(db), now), at: now };
}

export async function saveHeartbeats(db: Db, seen: readonly SeenHeartbeat[]): Promise<void> {
  const columns = {
    id: 'bigint',
    last_at: 'bigint',
    expected_since: 'bigint',
    missed_after: 'bigint',
    due_at: 'bigint',
  } as const;
  const rows = seen
    .map(({ integrationId, lastAt, expectedSince, missedAfter, dueAt }) => [
      integrationId,
      lastAt,
      expectedSince,
      missedAfter,
      dueAt,
    ])
    .sort(([a], [b]) => (a as number) - (b as number));
  await sql`update heartbeats set expected_since = given.expected_since, missed_after = given.missed_after,
      due_at = case when heartbeats.last_at = given.last_at then given.due_at else 0 end
    from ${unnest(columns, rows)} where heartbeats.integration_id = given.id`.execute(db);
}
