import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Facts } from '../../../interpret/facts.ts';
import { plainAlert } from '../../../../test-support/sidecar/alert.ts';
import { plainFacts } from '../../../../test-support/sidecar/facts.ts';
import { plainIntegration } from '../../../../test-support/sidecar/integration.ts';
import type { IncomingAlert, RejectedDelivery, Store } from '../../store.ts';
import { openSqliteStore } from '../store.ts';

const day = 24 * 60 * 60 * 1000;
const page = { limit: 100, cursor: undefined };
let folder: string;
let store: Store;
let integrationId: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-retention-'));
  store = await open();
  await store.forOrg(1).createIntegration(plainIntegration());
  integrationId = (await store.listEndpoints())[0]?.integrationId as number;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const path = () => join(folder, 'bellhook.db');
const open = () =>
  openSqliteStore(path(), {
    now: () => 0,
    onFatal(error) {
      throw error;
    },
  });

function alert(
  groupingKey: string,
  receivedAt = 1000,
  signal: Facts['signal'] = 'fire',
  payload = '{}'
): IncomingAlert {
  return plainAlert({ integrationId, facts: plainFacts({ groupingKey, signal }), receivedAt, payload });
}

async function retain(now: number, defaults = { resolvedDays: 30, keptAlerts: 20 }): Promise<number> {
  let steps = 1;
  while (await store.retain(now, defaults)) {
    steps += 1;
  }
  return steps;
}

/** What a look at the file itself says. */
function rows(query: string): unknown[][] {
  const database = new DatabaseSync(path(), { readOnly: true });
  const found = database
    .prepare(query)
    .all()
    .map((row) => Object.values(row));
  database.close();
  return found;
}

async function alertIds(groupId: number): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await store.forOrg(1).listAlerts(groupId, { limit: 7, cursor });
    ids.push(...items.map(({ id }) => id));
    if (nextCursor === null) {
      return ids;
    }
    cursor = nextCursor;
  }
}

const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => from - i);

test('a group of very many alerts keeps the first and the newest, and counts them all', async () => {
  await store.addAlerts(
    Array.from({ length: 1300 }, () => alert('a')),
    []
  );
  expect(await retain(1000)).toBeGreaterThan(3);
  expect(await alertIds(1)).toEqual([...down(1300, 1281), ...down(10, 1)]);
  expect(await store.forOrg(1).getGroup(1)).toMatchObject({ alertCount: 1300 });
  await store.addAlerts(
    Array.from({ length: 100 }, () => alert('a')),
    []
  );
  await retain(1000);
  expect(await alertIds(1)).toEqual([...down(1400, 1381), ...down(10, 1)]);
  expect(await store.forOrg(1).listPayloads(1, 2)).toHaveLength(3);
});

test('what had grown large before a restart is trimmed after it', async () => {
  await store.addAlerts(
    Array.from({ length: 200 }, () => alert('a')),
    []
  );
  await store.close();
  store = await open();
  await retain(1000);
  expect(await alertIds(1)).toHaveLength(30);
});

test('without a limit all alerts are kept', async () => {
  await store.addAlerts(
    Array.from({ length: 200 }, () => alert('a')),
    []
  );
  await retain(1000, { resolvedDays: 0, keptAlerts: 0 });
  expect(await alertIds(1)).toHaveLength(200);
});

test('resolved groups go when they are old, with all that is theirs; open ones stay', async () => {
  await store.addAlerts([alert('old'), alert('old', 2000, 'resolve'), alert('open')], []);
  await store.addAlerts([alert('new', 10 * day), alert('new', 20 * day, 'resolve')], []);
  await retain(2000 + 30 * day);
  const groups = async () => (await store.forOrg(1).listGroups(allGroups, page)).items.map(({ id }) => id);
  expect(await groups()).toEqual([3, 2, 1]);
  await retain(2001 + 30 * day);
  expect(await groups()).toEqual([3, 2]);
  expect(rows('select id from alert_groups')).toEqual([[2], [3]]);
  expect(rows('select distinct group_id from alerts')).toEqual([[2], [3]]);
  expect(rows('select distinct group_id from events')).toEqual([[2], [3]]);
  expect(rows('select group_id from alert_group_counts')).toEqual([[2], [3]]);
  expect(await store.forOrg(1).getIntegration('one')).toMatchObject({ alertCount: 5 });
});

async function numbersOfDeliveries(): Promise<number[]> {
  const numbers: number[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await store.forOrg(1).listDeliveries('one', { limit: 1000, cursor });
    numbers.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return numbers;
}

const allGroups = { states: [], integrationUid: undefined, from: undefined, to: undefined };

test('a deleted group is gone at once, its rows soon, and its key opens another', async () => {
  await store.addAlerts(
    Array.from({ length: 900 }, () => alert('a')),
    []
  );
  expect(await store.forOrg(2).deleteGroup(1)).toBe(false);
  expect(await store.forOrg(1).deleteGroup(1)).toBe(true);
  expect(await store.forOrg(1).deleteGroup(1)).toBe(false);
  expect(await store.forOrg(1).getGroup(1)).toBeUndefined();
  expect((await store.forOrg(1).listGroups(allGroups, page)).items).toEqual([]);
  expect(await store.forOrg(1).countGroups(allGroups)).toMatchObject({ firing: 0, resolved: 0 });
  expect(await store.addAlerts([alert('a')], [])).toMatchObject([{ stored: { groupId: 2 } }]);
  await retain(1000);
  expect(rows('select distinct group_id from alerts')).toEqual([[2]]);
  expect(rows('select id from alert_groups')).toEqual([[2]]);
});

test('deliveries are kept for a week, and an integration’s newest ten thousand', async () => {
  const rejected = (n: number): RejectedDelivery => ({
    orgId: 1,
    integrationId,
    receivedAt: n < 5 ? 0 : 7 * day,
    address: '192.0.2.1',
    size: 0,
    outcome: 'too_large',
    detail: null,
    body: null,
  });
  const add = (count: number, first: number) =>
    store.addAlerts(
      [],
      Array.from({ length: count }, (_, n) => rejected(first + n))
    );
  await add(20, 0);
  await add(10_000, 20);
  await retain(7 * day);
  expect(await numbersOfDeliveries()).toEqual(Array.from({ length: 10_000 }, (_, n) => 10_020 - n));
  await retain(14 * day + 1);
  expect(await numbersOfDeliveries()).toEqual([]);
  expect(rows('select * from delivery_batches')).toEqual([]);
});

test('delivery ids are forgotten when they count no more', async () => {
  const first = alert('a');
  const withId = { ...first, delivery: { ...first.delivery, idHash: new Uint8Array([1]), idExpiresAt: 5000 } };
  await store.addAlerts([withId], []);
  await retain(4999);
  expect(rows('select count(*) from delivery_ids')).toEqual([[1]]);
  await retain(5001);
  expect(rows('select count(*) from delivery_ids')).toEqual([[0]]);
});

test('the file shrinks', async () => {
  const large = JSON.stringify('x'.repeat(20_000));
  await store.addAlerts(
    Array.from({ length: 400 }, () => alert('a', 1000, 'fire', large)),
    []
  );
  const size = async () => {
    await store.close();
    const { size: bytes } = statSync(path());
    store = await open();
    return bytes;
  };
  const before = await size();
  await store.forOrg(1).deleteGroup(1);
  await retain(1000);
  for (let i = 0; i < 20; i++) {
    await store.retain(1000, { resolvedDays: 0, keptAlerts: 0 });
  }
  expect(await size()).toBeLessThan(before / 4);
});
