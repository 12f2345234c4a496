import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { lastingSince } from '../../../domain/time/receiving.ts';
import type { Beat, DueHeartbeats, SeenHeartbeat } from '../../shapes/heartbeats.ts';
import { heartbeatColumns, toDueHeartbeat } from '../../sql/heartbeats.ts';
import { prepare } from '../prepare.ts';
import type { TimeWriter } from './time-writer.ts';

/** Loads and writes heartbeats. The caller holds the transaction. */
export interface HeartbeatWriter {
  note(beats: readonly Beat[]): void;
  /** As the store's. */
  findDue(now: number, limit: number): DueHeartbeats;
  save(seen: readonly SeenHeartbeat[]): void;
}

export function createHeartbeatWriter(
  database: DatabaseSync,
  time: Pick<TimeWriter, 'loadLastPeriod'>
): HeartbeatWriter {
  const note = prepare(database, (db, integration_id: number, last_at: number) =>
    db
      .insertInto('heartbeats')
      .columns(['integration_id', 'last_at', 'expected_since', 'due_at'])
      .expression(({ selectFrom, val }) =>
        // One that was deleted meanwhile has none.
        selectFrom('integrations')
          .select(['id', val(last_at).as('at'), sql<null>`null`.as('since'), sql.lit(0).as('due')])
          .where('id', '=', integration_id)
          .where('deleted_at', 'is', null)
      )
      .onConflict((known) =>
        known.column('integration_id').doUpdateSet({
          last_at: sql`excluded.last_at`,
          due_at: sql`case when missed_after is null then due_at else 0 end`,
        })
      )
      .compile()
  );
  const findDue = prepare(database, (db, now: number, limit: number) =>
    db
      .selectFrom('heartbeats')
      .innerJoin('integrations', 'integrations.id', 'integration_id')
      .select(heartbeatColumns)
      .where('due_at', '<=', now)
      .where('due_at', 'is not', null)
      .orderBy('due_at')
      .limit(limit)
      .compile()
  );
  const save = prepare(
    database,
    (
      db,
      expected_since: number | null,
      missed_after: number | null,
      last_at: number,
      due_at: number | null,
      integration_id: number
    ) =>
      db
        .updateTable('heartbeats')
        .set({
          expected_since,
          missed_after,
          due_at: sql`case when last_at = ${last_at} then ${due_at} else 0 end`,
        })
        .where('integration_id', '=', integration_id)
        .compile()
  );

  return {
    note: (beats) => beats.forEach(({ integrationId, at }) => note.run(integrationId, at)),
    findDue(now, limit) {
      const due = findDue.all(now, limit).map(toDueHeartbeat);
      return { due, receivingSince: lastingSince(time.loadLastPeriod(), now), at: now };
    },
    save(seen) {
      seen.forEach(({ integrationId, lastAt, expectedSince, missedAfter, dueAt }) =>
        save.run(expectedSince, missedAfter, lastAt, dueAt, integrationId)
      );
    },
  };
}
