import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { continueWaking, endWaking, findAsleep, findWaking, wokenAtOnce } from '../../sql/waking.ts';
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
  const findGroups = prepare(database, (db, integrationId: number, afterId: number) =>
    findAsleep(integrationId, afterId).compile(db)
  );
  const wake = prepare(database, (db, id: number) =>
    db
      .updateTable('alert_groups')
      .set({ due_at: sql.lit(0) })
      .where('id', '=', id)
      .compile()
  );
  const goOn = prepare(database, (db, afterId: number, id: number) => continueWaking(id, afterId).compile(db));
  const end = prepare(database, (db, id: number) => endWaking(id).compile(db));

  return {
    isDue: () => find.get() !== undefined,
    wakeSome() {
      const waking = find.get();
      if (waking === undefined) {
        return [];
      }
      const { integrationId, afterId } = waking;
      const ids = findGroups.all(integrationId, afterId).map(({ id }) => id);
      ids.forEach((id) => wake.run(id));
      if (ids.length < wokenAtOnce) {
        end.run(integrationId);
      } else {
        goOn.run(ids.at(-1) ?? afterId, integrationId);
      }
      return ids;
    },
  };
}
