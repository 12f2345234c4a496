import type { Db } from './db.ts';

/** Who changes integrations or views waits for who does so already: that is seldom, and decides by what others have. */
export async function lockSettings(db: Db): Promise<void> {
  await db.selectFrom('settings_lock').select('number').forUpdate().execute();
}
