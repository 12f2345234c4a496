import { sql } from 'kysely';
import { continueWaking, endWaking, findAsleep, findWaking, type Waking, wokenAtOnce } from '../../sql/waking.ts';
import type { Db } from './db.ts';

/** Has time look at some of the groups whose integration does something else to them now. @returns whether there are more */
export async function wakeSome(db: Db): Promise<boolean> {
  const { rows } = await sql<Waking>`${findWaking()} for update skip locked`.execute(db);
  const [waking] = rows;
  if (waking === undefined) {
    return false;
  }
  const { integrationId, afterId } = waking;
  const { rows: groups } = await findAsleep(integrationId, afterId).execute(db);
  const ids = groups.map(({ id }) => id);
  await sql`update alert_groups set due_at = 0, version = version + 1
    where id in (select id from alert_groups where id = any(${ids}::bigint[]) order by id for no key update)
      and state <> 'resolved' and deleted_at is null`.execute(db);
  const isOver = ids.length < wokenAtOnce;
  await (isOver ? endWaking(integrationId) : continueWaking(integrationId, ids.at(-1) ?? afterId)).execute(db);
  return !isOver;
}
