import { sql } from 'kysely';
import type { IndexedMessage } from '../../shapes/searches.ts';
import { foldMessage } from '../../sql/search/fold.ts';
import type { Db } from './db.ts';
import { unnest } from './rows.ts';

/** Has the groups wait for their message to be rendered again, although they have no new alert. */
export async function awaitMessages(db: Db, groupIds: readonly number[]): Promise<void> {
  await sql`update alert_group_counts set messaged_alert_id = null where group_id = any(${groupIds}::bigint[])`.execute(
    db
  );
}

/**
 * Writes the messages that groups are found by.
 * @returns the orgs of those that are not what they were
 */
export async function indexMessages(db: Db, messages: readonly IndexedMessage[]): Promise<number[]> {
  const given = unnest(
    { group_id: 'bigint', alert_id: 'bigint' },
    messages.map(({ groupId, alertId }) => [groupId, alertId])
  );
  // Who takes alerts locks the same rows in the same order.
  const { rows: shown } = await sql<{ id: number; message: string | null }>`
    select id, (select message from group_messages where rowid = id) as message
    from alert_groups join alert_group_counts on group_id = id
    where id = any(${messages.map(({ groupId }) => groupId)}::bigint[]) order by id
    for no key update of alert_groups, alert_group_counts`.execute(db);
  await sql`update alert_group_counts set messaged_alert_id = given.alert_id
    from ${given} where alert_group_counts.group_id = given.group_id`.execute(db);
  const { rows: hidden } = await sql<{ id: number }>`select id from alert_groups
    where id = any(${messages.map(({ groupId }) => groupId)}::bigint[]) and deleted_at is not null`.execute(db);
  const isHidden = new Set(hidden.map(({ id }) => id));
  const before = new Map(shown.filter(({ id }) => !isHidden.has(id)).map(({ id, message }) => [id, message]));
  const changed = messages
    .map(({ message, ...group }) => ({
      ...group,
      message: message === null ? null : foldMessage(message).replaceAll('\0', '\uFFFD'),
    }))
    .filter(({ groupId, message }) => before.has(groupId) && before.get(groupId) !== message);
  await sql`delete from group_messages where rowid = any(${changed.map(({ groupId }) => groupId)}::bigint[])`.execute(
    db
  );
  const texts = changed.flatMap(({ groupId, message }) => (message === null ? [] : [[groupId, message]]));
  await sql`insert into group_messages (rowid, message)
    select * from ${unnest({ id: 'bigint', message: 'text' }, texts)}`.execute(db);
  return [...new Set(changed.map(({ orgId }) => orgId))];
}
