import { sql } from 'kysely';
import {
  type AsleepGroup,
  continueWaking,
  endWaking,
  findAsleep,
  findWaking,
  nextWaking,
  type Waking,
  wokenAtOnce,
} from '../../sql/waking.ts';
import type { Db } from './db.ts';

/** Has time look at some of the groups whose integration does something else to them now. @returns whether there are more */
export async function wakeSome(db: Db): Promise<boolean> {
  const { rows } = await sql<Waking>`${findWaking()} for update skip locked`.execute(db);
  const [waking] = rows;
  if (waking === undefined) {
    return false;
  }
  const ids: number[] = [];
  let next: Waking | null = waking;
  while (next !== null && ids.length < wokenAtOnce) {
    const limit = wokenAtOnce - ids.length;
    const { rows: found }: { rows: AsleepGroup[] } = await findAsleep(next, limit).execute(db);
    ids.push(...found.map(({ id }) => id));
    next = nextWaking(next, found, limit);
  }
  await sql`update alert_groups set due_at = 0, version = version + 1
    where id in (select id from alert_groups where id = any(${ids}::bigint[]) order by id for no key update)
      and state <> 'resolved' and deleted_at is null`.execute(db);
  await (next === null ? endWaking(waking.integrationId) : continueWaking(next)).execute(db);
  return next !== null;
}
