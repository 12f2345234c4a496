import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { State } from '../../../contract/alert-groups/states.ts';
import {
  continueWaking,
  endWaking,
  findAsleep,
  findWaking,
  nextWaking,
  type Waking,
  wokenAtOnce,
} from '../../sql/waking.ts';
import { prepare } from '../prepare.ts';

/** Has time look at groups whose integration does something else to them now. The caller holds the transaction. */
export interface WakingWriter {
  /** Whether there are any. */
  isDue(): boolean;
  /** Tells some of them. @returns their ids */
  wakeSome(): number[];
}

export function createWakingWriter(database: DatabaseSync): WakingWriter {
  const find = prepare(database, (db) => findWaking().compile(db));
  const findGroups = prepare(
    database,
    (db, integrationId: number, state: State, afterStart: number, afterId: number, limit: number) =>
      findAsleep({ integrationId, state, afterStart, afterId }, limit).compile(db)
  );
  const wake = prepare(database, (db, id: number) =>
    db
      .updateTable('alert_groups')
      .set({ due_at: sql.lit(0) })
      .where('id', '=', id)
      .compile()
  );
  const goOn = prepare(database, (db, state: State, afterStart: number, afterId: number, integrationId: number) =>
    continueWaking({ integrationId, state, afterStart, afterId }).compile(db)
  );
  const end = prepare(database, (db, id: number) => endWaking(id).compile(db));

  return {
    isDue: () => find.get() !== undefined,
    wakeSome() {
      const waking = find.get();
      if (waking === undefined) {
        return [];
      }
      const { integrationId } = waking;
      const ids: number[] = [];
      let next: Waking | null = waking;
      while (next !== null && ids.length < wokenAtOnce) {
        const limit = wokenAtOnce - ids.length;
        const found = findGroups.all(integrationId, next.state, next.afterStart, next.afterId, limit);
        ids.push(...found.map(({ id }) => id));
        next = nextWaking(next, found, limit);
      }
      ids.forEach((id) => wake.run(id));
      if (next === null) {
        end.run(integrationId);
      } else {
        goOn.run(next.state, next.afterStart, next.afterId, integrationId);
      }
      return ids;
    },
  };
}
