import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { unpackActivity } from '../sql/activity-column.ts';
import * as deliveries from '../sql/deliveries.ts';
import { toKysely } from './connection.ts';
import { migrate } from './migrate.ts';
import * as initial from './migrations/0001-initial.ts';
import * as templates from './migrations/0002-templates.ts';
import * as narrowCounts from './migrations/0003-narrow-counts.ts';
import * as groupTallies from './migrations/0004-group-tallies.ts';
import * as heldBackCounts from './migrations/0005-held-back-counts.ts';
import * as deliveryBatches from './migrations/0006-delivery-batches.ts';
import * as activity from './migrations/0013-activity.ts';
import { toSqliteDatabase } from './sqlite-database.ts';

test('a database of the first schema keeps its groups and alerts', async () => {
  const database = new DatabaseSync(':memory:');
  const db = toKysely(database) as unknown as Kysely<unknown>;
  await initial.up(db);
  database.exec(`
    insert into integrations
        (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at, alert_count)
      values (7, 1, 'one', 'One', 'webhook', '', 't', 0, 0, 0, 3), (8, 1, 'two', 'Two', 'webhook', '', 'u', 0, 0, 0, 1);
    insert into alert_groups (id, org_id, integration_id, number, state, title, message, alert_count, started_at, last_alert_at)
      values (3, 1, 7, 1, 'firing', 'Disk full', 'on db-1', 3, 0, 9), (4, 1, 8, 2, 'firing', 'Other', null, 1, 0, 5);
    insert into alerts (org_id, group_id, received_at, signal, payload)
      values (1, 3, 0, 'fire', '{}'), (1, 3, 1, 'fire', '{}'), (1, 4, 5, 'fire', '{}'), (1, 3, 9, 'fire', '{}');
    update integrations set last_alert_at = case id when 7 then 9 else 5 end;
  `);
  await templates.up(db);
  await narrowCounts.up(db);
  await groupTallies.up(db);
  database.exec(`
    insert into deliveries
        (org_id, integration_id, number, received_at, address, size, outcome, alert_id, detail, body)
      values (1, 7, 1, 9, '192.0.2.1', 2, 'accepted', 4, null, null), (1, 8, 1, 5, '192.0.2.2', 2, 'accepted', 3, null, null),
        (1, 7, 2, 10, '::1', 1, 'invalid_json', null, 'at line 1', x'7b');
    update integration_counts set delivery_count = case integration_id when 7 then 2 else 1 end;
  `);
  await heldBackCounts.up(db);
  await deliveryBatches.up(db);
  const all = (query: string) =>
    database
      .prepare(query)
      .all()
      .map((row) => Object.values(row));
  expect(all('select id, title, title_version, first_alert_id from alert_groups')).toEqual([
    [3, 'Disk full', null, 1],
    [4, 'Other', null, 3],
  ]);
  expect(all('select group_id, alert_count, last_alert_at, last_alert_id from alert_group_counts')).toEqual([
    [3, 3, 9, 4],
    [4, 1, 5, 3],
  ]);
  expect(all('select integration_id, alert_count, last_alert_at, last_alert_id from integration_counts')).toEqual([
    [7, 3, 9, 4],
    [8, 1, 5, 3],
  ]);
  expect(all('select id, integration_id, previous_in_group, previous_in_integration from alerts')).toEqual([
    [1, 7, null, null],
    [2, 7, 1, 1],
    [3, 8, null, null],
    [4, 7, 2, 2],
  ]);
  expect(all('select * from group_tallies')).toEqual([
    [1, 7, 'firing', 1],
    [1, 8, 'firing', 1],
  ]);
  expect(all('select templates from integrations')).toEqual([['{}'], ['{}']]);
  expect(
    await deliveries.listDeliveries(toSqliteDatabase(toKysely(database)), 1, 'one', { limit: 5, cursor: undefined })
  ).toEqual({
    items: [
      {
        id: 2,
        receivedAt: 10,
        address: '::1',
        size: 1,
        outcome: 'invalid_json',
        detail: 'at line 1',
        body: new Uint8Array([0x7b]),
        bodyLength: 1,
        alertId: null,
        groupId: null,
        groupNumber: null,
        title: null,
        split: null,
        request: null,
        tookMs: null,
      },
      {
        id: 1,
        receivedAt: 9,
        address: '192.0.2.1',
        size: 2,
        outcome: 'accepted',
        detail: null,
        body: null,
        bodyLength: null,
        alertId: 4,
        groupId: 3,
        groupNumber: 1,
        title: null,
        split: null,
        request: null,
        tookMs: null,
      },
    ],
    nextCursor: null,
    previousCursor: null,
  });
});

test('a database that is up to date does not change', async () => {
  const database = new DatabaseSync(':memory:');
  const schema = () => database.prepare('select sql from sqlite_schema order by name').all();
  await migrate(database);
  const before = schema();
  await migrate(database);
  expect(schema()).toEqual(before);
});

test('a migration that is cut short at any statement changes nothing, and can be run again', async () => {
  const database = new DatabaseSync(':memory:');
  const { prepare } = database;
  const schema = () => prepare.call(database, 'select sql from sqlite_schema order by name').all();
  let left = 0;
  database.prepare = (query) => {
    left -= 1;
    if (left < 0) {
      throw new Error('cut short');
    }
    return prepare.call(database, query);
  };
  let cuts = 0;
  for (;;) {
    left = cuts;
    const [{ status }] = await Promise.allSettled([migrate(database)]);
    if (left >= 0) {
      expect(status).toBe('fulfilled');
      break;
    }
    expect([status, schema()]).toEqual(['rejected', []]);
    cuts += 1;
  }
  expect(schema().length).toBeGreaterThan(10);
  expect(cuts).toBeGreaterThan(30);
});

test('groups that are there already have their activity where that is cheap to find out', async () => {
  const database = new DatabaseSync(':memory:');
  await migrate(database);
  database.exec(`
    alter table alert_group_counts drop column activity;
    insert into integrations (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at)
      values (1, 1, 'one', 'One', 'webhook', '', 'a', 0, 0, 0);
    insert into alert_groups (id, org_id, integration_id, number, state, title, started_at) values
      (1, 1, 1, 1, 'resolved', 'one alert', 1000), (2, 1, 1, 2, 'resolved', 'two', 1000), (3, 1, 1, 3, 'firing', 'three', 1000),
      (4, 1, 1, 4, 'resolved', 'three', 1000), (5, 1, 1, 5, 'firing', 'three, of which one is deleted', 1000),
      (6, 1, 1, 6, 'firing', 'too many', 1000);
    insert into alert_group_counts (group_id, alert_count, last_alert_at, last_alert_id, deleted_alert_count) values
      (1, 1, 1000, null, 0), (2, 2, 4500, null, 0), (3, 3, 131000, 3, 0), (4, 3, 9000, 3, 0), (5, 3, 9000, 3, 1),
      (6, 100001, 9000, null, 0);
    insert into alerts (id, org_id, group_id, received_at, signal, payload, previous_in_group) values
      (1, 1, 3, 1000, 'fire', '{}', null), (2, 1, 3, 3000, 'fire', '{}', 1), (3, 1, 3, 131000, 'fire', '{}', 2)`);
  await activity.up(toKysely(database) as unknown as Kysely<unknown>);
  const rows = database.prepare('select activity from alert_group_counts order by group_id').all();
  expect(rows.map((row) => row['activity'] && unpackActivity(row['activity'] as Uint8Array))).toEqual([
    { step: 1000, counts: [1] },
    { step: 1000, counts: [1, 0, 0, 1] },
    { step: 4000, counts: [2, ...new Array<number>(31).fill(0), 1] },
    null,
    null,
    null,
  ]);
});
