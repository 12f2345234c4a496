import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import type { Schema } from '../sql/schema.ts';
import { walkGroup, walkIntegration } from './alert-links.ts';
import { toKysely } from './connection.ts';
import { migrate } from './migrate.ts';

let database: DatabaseSync;
let db: Kysely<Schema>;
const newest = Number.MAX_SAFE_INTEGER;

/** Alerts 1 to 9: the odd ones in group and integration 1, the even ones in 2. */
beforeEach(async () => {
  database = new DatabaseSync(':memory:');
  database.exec('pragma foreign_keys = off');
  db = toKysely(database);
  await migrate(database);
  const insert = database.prepare(
    `insert into alerts
       (id, org_id, integration_id, group_id, previous_in_group, previous_in_integration, received_at, signal, payload)
     values (?, 1, ?, ?, ?, ?, 0, 'fire', '{}')`
  );
  for (let id = 1; id <= 9; id++) {
    const owner = id % 2 === 1 ? 1 : 2;
    const previous = id > 2 ? id - 2 : null;
    insert.run(id, owner, owner, previous, previous);
  }
  for (const [owner, last] of [
    [1, 9],
    [2, 8],
  ] as const) {
    database
      .prepare(
        'insert into alert_group_counts (group_id, alert_count, last_alert_at, last_alert_id) values (?, 1, 0, ?)'
      )
      .run(owner, last);
    database
      .prepare('insert into integration_counts (integration_id, alert_count, last_alert_id) values (?, 1, ?)')
      .run(owner, last);
  }
});

const remove = (...ids: number[]) => database.exec(`delete from alerts where id in (${ids.join(', ')})`);

test('the alerts of a group, page by page', async () => {
  expect(await walkGroup(db, 1, null, { before: newest, limit: 2 })).toEqual([9, 7]);
  expect(await walkGroup(db, 1, null, { before: 7, limit: 2 })).toEqual([5, 3]);
  expect(await walkGroup(db, 1, null, { before: 3, limit: 2 })).toEqual([1]);
  expect(await walkGroup(db, 1, null, { before: 1, limit: 2 })).toEqual([]);
  expect(await walkGroup(db, 3, null, { before: newest, limit: 2 })).toEqual([]);
});

test('a page goes on below a deleted alert, and below an alert of another group', async () => {
  database.exec('update alerts set previous_in_group = 5 where id = 9');
  remove(7);
  expect(await walkGroup(db, 1, null, { before: 7, limit: 2 })).toEqual([5, 3]);
  expect(await walkGroup(db, 1, null, { before: 4, limit: 2 })).toEqual([3, 1]);
});

test('the alerts of an integration, across gaps', async () => {
  expect(await walkIntegration(db, 1, 3)).toEqual([9, 7, 5]);
  remove(5, 7);
  expect(await walkIntegration(db, 1, 5)).toEqual([9, 3, 1]);
  remove(9);
  expect(await walkIntegration(db, 1, 5)).toEqual([3, 1]);
  expect(await walkIntegration(db, 2, 2)).toEqual([8, 6]);
  remove(1, 3);
  expect(await walkIntegration(db, 1, 5)).toEqual([]);
  expect(await walkIntegration(db, 9, 5)).toEqual([]);
});
