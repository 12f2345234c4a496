import { sql } from 'kysely';
import { parseLabels } from '../../sql/group-rows.ts';
import { foldCase } from '../../sql/search/fold.ts';
import type { Db } from './db.ts';
import { unnest } from './rows.ts';

export interface IndexStep {
  readonly orgIds: readonly number[];
  readonly more: boolean;
}

/**
 * Indexes labels, keys and titles of at most `limit` groups that wait for it. Groups that another sidecar indexes at the same time are
 * left to it.
 */
export async function indexGroups(db: Db, limit: number): Promise<IndexStep> {
  const { rows: queued } = await sql<{ id: number }>`delete from search_queue where group_id in
    (select group_id from search_queue order by group_id limit ${limit}::bigint for update skip locked)
    returning group_id as id`.execute(db);
  if (queued.length === 0) {
    return { orgIds: [], more: false };
  }
  const ids = queued.map(({ id }) => id);
  const groups = await db
    .selectFrom('alert_groups')
    .select(['id', 'org_id', 'title', 'labels', 'grouping_key'])
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .orderBy('id')
    .execute();
  await removeIndexed(db, ids);
  await sql`insert into group_titles (rowid, title) select * from ${unnest(
    { id: 'bigint', title: 'text' },
    groups.map(({ id, title }) => [id, foldCase(title)])
  )}`.execute(db);
  const keys = groups.flatMap(({ id, org_id, grouping_key: key }) =>
    key === null ? [] : [[org_id, foldCase(key), id]]
  );
  if (keys.length > 0) {
    await sql`insert into group_keys (org_id, folded, group_id)
      select * from ${unnest({ org_id: 'bigint', folded: 'text', group_id: 'bigint' }, keys)}`.execute(db);
  }
  await addLabels(
    db,
    groups.flatMap(({ id, org_id, labels }) =>
      Object.entries(parseLabels(labels) ?? {}).map(
        ([name, value]) => [org_id, name, value, foldCase(value), id] as const
      )
    )
  );
  return { orgIds: [...new Set(groups.map(({ org_id }) => org_id))], more: ids.length === limit };
}

/** Removes all that groups are found by. */
export async function removeFromSearch(db: Db, ids: readonly number[]): Promise<void> {
  await removeIndexed(db, ids);
  await sql`delete from search_queue where group_id = any(${ids}::bigint[])`.execute(db);
  await sql`delete from group_messages where rowid = any(${ids}::bigint[])`.execute(db);
  await sql`delete from group_people where group_id = any(${ids}::bigint[])`.execute(db);
}

type GroupLabel = readonly [orgId: number, name: string, value: string, folded: string, groupId: number];

async function addLabels(db: Db, labels: readonly GroupLabel[]): Promise<void> {
  if (labels.length === 0) {
    return;
  }
  const given = unnest({ org_id: 'bigint', name: 'text', value: 'text', folded: 'text', group_id: 'bigint' }, labels);
  // The update locks the rows, in one order for all, so that nobody drops them meanwhile.
  await sql`insert into labels (org_id, name, value, folded)
    select distinct org_id, name, value, folded from ${given} order by org_id, name, value
    on conflict (org_id, name, value) do update set folded = excluded.folded`.execute(db);
  await sql`insert into group_labels (label_id, group_id)
    select labels.id, given.group_id from ${given} join labels
      on labels.org_id = given.org_id and labels.name = given.name and labels.value = given.value`.execute(db);
}

async function removeIndexed(db: Db, ids: readonly number[]): Promise<void> {
  await sql`delete from group_titles where rowid = any(${ids}::bigint[])`.execute(db);
  await sql`delete from group_keys where group_id = any(${ids}::bigint[])`.execute(db);
  const { rows } = await sql<{ id: number }>`delete from group_labels where group_id = any(${ids}::bigint[])
    returning label_id as id`.execute(db);
  if (rows.length === 0) {
    return;
  }
  // Labels that no group has any more.
  await sql`delete from labels where id in (
    select id from labels where id = any(${[...new Set(rows.map(({ id }) => id))]}::bigint[])
      and not exists (select 1 from group_labels where label_id = labels.id)
    order by org_id, name, value for update)`.execute(db);
}
