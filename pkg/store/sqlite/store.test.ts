import { copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../interpret/facts.ts';
import { plainAlert } from '../../../test-support/sidecar/alert.ts';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import type { IncomingAlert, RejectedDelivery, Store } from '../store.ts';
import { openSqliteStore } from './store.ts';

let folder: string;
let store: Store;
let integrationId: number;
const deaths: Error[] = [];
const all = { states: [], integrationUid: undefined, from: undefined, to: undefined };
const page = { limit: 100, cursor: undefined };
const { delivery } = plainAlert();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-store-'));
  store = await open();
  await store.forOrg(1).createIntegration(plainIntegration());
  integrationId = (await store.listEndpoints())[0]?.integrationId as number;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
  expect(deaths).toEqual([]);
});

const open = () =>
  openSqliteStore(join(folder, 'new', 'bellhook.db'), { now: () => 0, onFatal: (error) => deaths.push(error) });

const add = (alerts: IncomingAlert[]) => store.addAlerts(alerts, []);

function rejection(body: Uint8Array | null = null): RejectedDelivery {
  return {
    orgId: 1,
    integrationId,
    receivedAt: 1001,
    address: '192.0.2.2',
    size: 9,
    outcome: 'too_large',
    detail: null,
    body,
  };
}

function incoming(fields: Partial<Facts> = {}, receivedAt = 1000): IncomingAlert {
  return plainAlert({ integrationId, facts: plainFacts(fields), receivedAt });
}

test('all is there again after a restart, and numbers go on', async () => {
  await add([incoming({ title: 'Äöü 🚨' })]);
  const before = await store.forOrg(1).listGroups(all, page);
  await store.close();
  store = await open();
  expect(await store.forOrg(1).listGroups(all, page)).toEqual(before);
  await add([incoming({ groupingKey: 'other' }), incoming()]);
  const { items } = await store.forOrg(1).listGroups(all, page);
  expect(items.map(({ number, alertCount }) => [number, alertCount])).toEqual([
    [2, 1],
    [1, 2],
  ]);
});

test('groups are counted by state whatever becomes of them, and pages hold every state in order', async () => {
  const org = store.forOrg(1);
  const actor = { kind: 'user', login: 'ada', name: 'Ada' } as const;
  const action = fc.record({
    kind: fc.constantFrom('fire', 'fire', 'resolve', 'acknowledge', 'act', 'silence', 'delete', 'retain'),
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    number: fc.nat(8),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
      for (const { kind, key, number } of actions) {
        const groups = (await org.listGroups(all, page)).items;
        const id = groups[number % Math.max(1, groups.length)]?.id ?? 0;
        if (kind === 'act') {
          await org.actOnGroup(id, { action: 'acknowledge' }, actor, 5);
        } else if (kind === 'silence') {
          await org.actOnGroup(id, { action: 'silence', until: null }, actor, 5);
        } else if (kind === 'delete') {
          await org.deleteGroup(id);
        } else if (kind === 'retain') {
          await store.retain(0, { resolvedDays: 0, keptAlerts: 0 });
        } else {
          await add([incoming({ groupingKey: key, signal: kind as Facts['signal'] })]);
        }
      }
      // The newest possible end leaves the tallies aside and counts the groups themselves.
      const counted = await org.countGroups({ ...all, to: Number.MAX_SAFE_INTEGER });
      expect(await org.countGroups(all)).toEqual(counted);
      expect(await org.countGroups({ ...all, integrationUid: 'one' })).toEqual(counted);
      const { items } = await org.listGroups(all, { limit: 1000, cursor: undefined });
      expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).sort((a, b) => b - a));
      for (const state of ['firing', 'acknowledged', 'silenced', 'resolved'] as const) {
        expect(items.filter((group) => group.state === state)).toHaveLength(counted[state]);
        const { items: alone } = await org.listGroups({ ...all, states: [state] }, { limit: 3, cursor: undefined });
        expect(alone).toEqual(items.filter((group) => group.state === state).slice(0, 3));
      }
    }),
    { numRuns: 15 }
  );
  expect(
    (await store.countAllGroups()).every(({ orgId, integrationUid }) => orgId === 1 && integrationUid === 'one')
  ).toBe(true);
});

test('within a batch, a recovery closes the group and the next alert opens another', async () => {
  const added = await add([
    incoming(),
    incoming({ title: 'named' }),
    incoming({ signal: 'resolve' }),
    incoming({ signal: 'resolve' }),
    incoming(),
  ]);
  expect(added.map(({ stored }) => stored?.groupId ?? null)).toEqual([1, 1, 1, null, 2]);
  const { items } = await store.forOrg(1).listGroups(all, page);
  expect(items).toMatchObject([
    { id: 2, state: 'firing', alertCount: 1, title: 'Alert' },
    { id: 1, state: 'resolved', alertCount: 3, title: 'named' },
  ]);
});

test('nobody but the owner reads the files, which hold tokens', () => {
  const files = readdirSync(join(folder, 'new'));
  expect(files).toContain('bellhook.db');
  expect(files.map((name) => statSync(join(folder, 'new', name)).mode & 0o077)).toEqual(files.map(() => 0));
});

test('a batch that fails leaves nothing behind', async () => {
  await expect(add([incoming(), { ...incoming(), integrationId: 999 }])).rejects.toThrow();
  expect((await store.forOrg(1).listGroups(all, page)).items).toEqual([]);
  expect(await store.forOrg(1).getIntegration('one')).toMatchObject({ alertCount: 0, lastAlertAt: null });
});

test('alerts have the ids that their senders were told, and no id is used again', async () => {
  const told: number[] = [];
  const send = async (count: number) => {
    const added = await add(
      Array.from({ length: count }, (_, i) => ({ ...incoming(), payload: JSON.stringify(told.length + i) }))
    );
    told.push(...added.map(({ stored }) => stored?.alertId as number));
  };
  await send(1);
  await send(8);
  const good = Array.from({ length: 20 }, () => incoming());
  await expect(add([...good, { ...incoming(), integrationId: 999 }])).rejects.toThrow();
  await send(21);
  await store.close();
  store = await open();
  await send(3);
  const stored = await store.forOrg(1).listRecentAlerts('one', 100);
  expect(stored.map(({ id, payload }) => [id, payload])).toEqual(told.map((id, i) => [id, String(i)]));

  await store.forOrg(1).deleteGroup(1);
  while (await store.retain(0, { resolvedDays: 0, keptAlerts: 0 })) {
    // Until nothing is left.
  }
  await store.close();
  store = await open();
  await send(1);
  expect(new Set(told).size).toBe(34);
});

test('however alerts are cut into batches, the groups are the same', async () => {
  const alerts = fc.array(
    fc.record({
      groupingKey: fc.constantFrom('a', 'b', null),
      signal: fc.constantFrom('fire', 'acknowledge', 'resolve') as fc.Arbitrary<Facts['signal']>,
    }),
    { maxLength: 40 }
  );
  let org = 100;
  await fc.assert(
    fc.asyncProperty(alerts, async (list) => {
      const results = [];
      for (const size of [list.length, 17, 1]) {
        org += 1;
        const uid = `i${org}`;
        await store.forOrg(org).createIntegration(plainIntegration({ uid, name: uid, token: uid }));
        const id = (await store.listEndpoints()).find(({ token }) => token === uid)?.integrationId as number;
        const batch = list.map((fields, i) => ({ ...incoming(fields, 1000 + i), orgId: org, integrationId: id }));
        for (let at = 0; at < batch.length; at += Math.max(1, size)) {
          await add(batch.slice(at, at + Math.max(1, size)));
        }
        const { items } = await store.forOrg(org).listGroups(all, page);
        results.push(items.map(({ id: _, integration: __, ...group }) => group));
      }
      expect(results[0]).toEqual(results[2]);
      expect(results[1]).toEqual(results[2]);
      const open = (results[0] ?? []).filter(({ state, groupingKey }) => state !== 'resolved' && groupingKey !== null);
      expect(new Set(open.map(({ groupingKey }) => groupingKey)).size).toBe(open.length);
    }),
    { numRuns: 40 }
  );
});

test('silences end when they are due, and not before', async () => {
  await add([incoming(), incoming({ groupingKey: 'forever' })]);
  const by = { kind: 'user', login: 'ada', name: 'Ada' } as const;
  for (const [id, until] of [
    [1, 5000],
    [2, null],
  ] as const) {
    await store.forOrg(1).actOnGroup(id, { action: 'silence', until }, by, 2000);
  }
  expect(await store.endSilences(4999)).toEqual([]);
  expect(await store.endSilences(5000)).toEqual([1]);
  const states = (await store.forOrg(1).listGroups(all, page)).items.map(({ id, state }) => [id, state]);
  expect(states).toEqual([
    [2, 'silenced'],
    [1, 'firing'],
  ]);
  const { items } = await store.forOrg(1).listEvents(1, page);
  expect(items[0]).toMatchObject({ type: 'unsilenced', at: 5000, actor: { kind: 'system' } });
});

test('a stored user without login and name is an anonymous visitor', async () => {
  await add([incoming()]);
  const org = store.forOrg(1);
  await org.actOnGroup(1, { action: 'resolve' }, { kind: 'user', login: '', name: '' }, 2000);
  const { items } = await org.listEvents(1, page);
  expect(items[0]).toMatchObject({ type: 'resolved', actor: { kind: 'anonymous' } });
  expect(await org.getGroup(1)).toMatchObject({ resolvedBy: { kind: 'anonymous' } });
});

test('severity, labels and failures are kept with group and alert', async () => {
  const failures = [{ template: 'title', line: 1, column: 4, message: 'broken' }] as const;
  await add([incoming({ severity: 'high', labels: { host: 'db-1', ['__proto__']: 'x' }, failures }), incoming()]);
  const { items } = await store.forOrg(1).listGroups(all, page);
  expect(items).toMatchObject([{ severity: 'high', titleVersion: null }]);
  expect(Object.entries(items[0]?.labels ?? {})).toEqual([
    ['host', 'db-1'],
    ['__proto__', 'x'],
  ]);
  const alerts = await store.forOrg(1).listAlerts(1, page);
  expect(alerts.items).toMatchObject([
    { severity: null, failures: [] },
    { severity: 'high', failures },
  ]);
});

test('templates are changed one by one, and null takes one back', async () => {
  const org = store.forOrg(1);
  await Promise.all([
    org.updateIntegration('one', { templates: { title: 'a' } }),
    org.updateIntegration('one', { templates: { severity: '', labels: 'l' } }),
  ]);
  expect((await org.getIntegration('one'))?.templates).toEqual({ title: 'a', severity: '', labels: 'l' });
  await org.updateIntegration('one', { templates: { title: null, message: undefined } });
  expect((await org.getIntegration('one'))?.templates).toEqual({ severity: '', labels: 'l' });
  await org.updateIntegration('one', { name: 'Other' });
  expect((await store.listEndpoints())[0]).toMatchObject({ name: 'Other', templates: { severity: '', labels: 'l' } });
});

describe('payloads for looking at', () => {
  const payload = (n: number) => JSON.stringify({ n });
  beforeEach(async () => {
    await add([1, 2, 3, 4].map((n) => ({ ...incoming({ groupingKey: n === 3 ? 'b' : 'a' }), payload: payload(n) })));
  });

  test('of a group: the newest, then the first', async () => {
    const org = store.forOrg(1);
    expect(await org.listPayloads(1, 1)).toEqual([4, 1].map(payload));
    expect(await org.listPayloads(1, 5)).toEqual([4, 2, 1].map(payload));
    expect(await org.listPayloads(2, 5)).toEqual([payload(3)]);
    expect(await store.forOrg(2).listPayloads(1, 5)).toEqual([]);
  });

  test('of an integration: the newest, in the order of their arrival', async () => {
    const org = store.forOrg(1);
    expect((await org.listRecentAlerts('one', 3)).map((alert) => [alert.payload, alert.groupNumber])).toEqual([
      [payload(2), 1],
      [payload(3), 2],
      [payload(4), 1],
    ]);
    expect(await org.listRecentAlerts('other', 3)).toEqual([]);
    expect(await store.forOrg(2).listRecentAlerts('one', 3)).toEqual([]);
  });

  test('of one alert, to its own integration and org only', async () => {
    expect(await store.forOrg(1).getAlert('one', 3)).toMatchObject({ id: 3, payload: payload(3), groupId: 2 });
    expect(await store.forOrg(1).getAlert('other', 3)).toBeUndefined();
    expect(await store.forOrg(2).getAlert('one', 3)).toBeUndefined();
    expect(await store.forOrg(1).getAlert('one', 99)).toBeUndefined();
  });

  test('are few where they are large', async () => {
    const large = JSON.stringify('x'.repeat(1_500_000));
    await add([{ ...incoming({ groupingKey: 'a' }), payload: large }]);
    await add([{ ...incoming({ groupingKey: 'a' }), payload: large }]);
    expect((await store.forOrg(1).listPayloads(1, 5)).map(({ length }) => length)).toEqual([
      large.length,
      payload(1).length,
    ]);
  });
});

describe('a delivery that comes again', () => {
  const again = (receivedAt: number, fields: Partial<Facts> = {}): IncomingAlert => ({
    ...incoming(fields, receivedAt),
    delivery: { ...delivery, idHash: new Uint8Array([1, 2, 3]), idExpiresAt: receivedAt + 1000 },
  });

  test('is stored once, and answered as before', async () => {
    const [first] = await add([again(1000)]);
    expect(first).toEqual({ stored: { alertId: 1, groupId: 1 }, duplicate: false });
    expect(await add([again(1999), incoming()])).toEqual([
      { stored: first?.stored, duplicate: true },
      { stored: { alertId: 2, groupId: 1 }, duplicate: false },
    ]);
    expect((await store.forOrg(1).getGroup(1))?.alertCount).toBe(2);
  });

  test('is another one after its time', async () => {
    await add([again(1000)]);
    expect(await add([again(2000)])).toMatchObject([{ duplicate: false }]);
    expect(await add([again(2500)])).toMatchObject([{ duplicate: true }]);
  });

  test('within one batch, and where nothing was resolved', async () => {
    const recovery = { signal: 'resolve' } as const;
    expect(await add([again(1000, recovery), again(1001, recovery), incoming()])).toEqual([
      { stored: null, duplicate: false },
      { stored: null, duplicate: true },
      { stored: { alertId: 1, groupId: 1 }, duplicate: false },
    ]);
  });

  test('to another integration is none', async () => {
    await store.forOrg(1).createIntegration(plainIntegration({ uid: 'two', name: 'Two', token: 'other' }));
    const other = (await store.listEndpoints()).find(({ token }) => token === 'other')?.integrationId as number;
    expect(await add([again(1000), { ...again(1000), integrationId: other }])).toMatchObject([
      { duplicate: false },
      { duplicate: false },
    ]);
  });
});

test('what a storm holds back of a group is shown all the same', async () => {
  const storm = (receivedAt: number) =>
    Array.from({ length: 40 }, (_, i) => ({ ...incoming({ groupingKey: `${i % 2}` }, receivedAt), payload: `${i}` }));
  await add(storm(1000));
  await add(storm(2000));
  await add(storm(3000));
  const database = new DatabaseSync(join(folder, 'new', 'bellhook.db'), { readOnly: true });
  expect(database.prepare('select alert_count as written from alert_group_counts').all()).toEqual([
    { written: 20 },
    { written: 20 },
  ]);
  database.close();
  const org = store.forOrg(1);
  const counts = { alertCount: 60, lastAlertAt: 3000 };
  expect((await org.listGroups(all, page)).items).toMatchObject([counts, counts]);
  expect(await org.getGroup(1)).toMatchObject(counts);
  const { items } = await org.listAlerts(1, { limit: 3, cursor: undefined });
  expect(items.map(({ id, payload }) => [id, payload])).toEqual([
    [119, '38'],
    [117, '36'],
    [115, '34'],
  ]);
  expect(await org.listPayloads(1, 2)).toEqual(['38', '36', '0']);
  await add([incoming({ groupingKey: '0' }, 2500)]);
  expect(await org.getGroup(1)).toMatchObject({ alertCount: 61, lastAlertAt: 3000 });
});

test('a reader that starts late reads no other file', async () => {
  const path = join(folder, 'new', 'bellhook.db');
  renameSync(path, `${path}.away`);
  copyFileSync(`${path}.away`, path);
  // Two orgs at once have two readers.
  const reads = [1, 2].map((orgId) => store.forOrg(orgId).listGroups(all, page));
  for (const read of await Promise.allSettled(reads)) {
    expect(read).toMatchObject({ status: 'rejected', reason: { fault: { reason: 'file_lost' } } });
  }
  renameSync(`${path}.away`, path);
  await Promise.all([1, 2].map((orgId) => store.forOrg(orgId).listGroups(all, page)));
});

test('a group is shown with every alert that was acknowledged before it was asked for', async () => {
  const org = store.forOrg(1);
  let acknowledged = 0;
  let newest = 0;
  let isOver = false;
  // Batches of a storm hold counts back, and the single ones between them write what is held back.
  const writing = (async () => {
    for (let i = 0; i < 60; i++) {
      const size = i % 3 === 2 ? 1 : 40;
      const added = await add(Array.from({ length: size }, () => incoming({ groupingKey: 'a' })));
      acknowledged += size;
      newest = added.at(-1)?.stored?.alertId as number;
    }
    isOver = true;
  })();
  let reads = 0;
  try {
    while (!isOver) {
      const [least, leastId] = [acknowledged, newest];
      if (least === 0) {
        await new Promise(setImmediate);
        continue;
      }
      const [group, list, alerts] = await Promise.all([
        org.getGroup(1),
        org.listGroups(all, page),
        org.listAlerts(1, { limit: 1, cursor: undefined }),
      ]);
      expect(group?.alertCount).toBeGreaterThanOrEqual(least);
      expect(list.items[0]?.alertCount).toBeGreaterThanOrEqual(least);
      expect(alerts.items[0]?.id).toBeGreaterThanOrEqual(leastId);
      reads += 1;
    }
  } finally {
    await writing;
  }
  expect(reads).toBeGreaterThan(5);
});

test('deliveries are paged through, however they are stored', async () => {
  await store.addAlerts(
    Array.from({ length: 150 }, (_, i) => incoming({ groupingKey: `${i % 3}` })),
    [rejection(), rejection(new Uint8Array([1])), rejection(), rejection()]
  );
  await add([incoming()]);
  const ids: number[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await store.forOrg(1).listDeliveries('one', { limit: 7, cursor });
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(ids).toEqual(Array.from({ length: 155 }, (_, i) => 155 - i));
  for (const id of [1, 64, 65, 150, 151, 152, 153, 154, 155]) {
    expect(await store.forOrg(1).getDelivery('one', id)).toMatchObject({
      id,
      outcome: id > 150 && id < 155 ? 'too_large' : 'accepted',
      body: id === 152 ? new Uint8Array([1]) : null,
    });
  }
  for (const id of [0, 156, -1, 1.5]) {
    expect(await store.forOrg(1).getDelivery('one', id)).toBeUndefined();
  }
});

test.each([
  ['accepted', {}],
  ['nothing_to_resolve', { groupingKey: 'x', signal: 'resolve' }],
] as const)('a note to a delivery that is %s is kept with it alone', async (outcome, facts) => {
  const noted = { ...incoming(facts), delivery: { ...delivery, note: 'Its JSON was mended.' } };
  await store.addAlerts([incoming(), noted, incoming()], []);
  const { items } = await store.forOrg(1).listDeliveries('one', page);
  expect(items.map(({ detail }) => detail)).toEqual([null, 'Its JSON was mended.', null]);
  expect(items[1]?.outcome).toBe(outcome);
});

test('every delivery is noted, with what became of it', async () => {
  const rejected: RejectedDelivery = {
    orgId: 1,
    integrationId,
    receivedAt: 1001,
    address: '192.0.2.2',
    size: 9,
    outcome: 'invalid_json',
    detail: 'at line 1',
    body: new Uint8Array([123]),
  };
  await store.addAlerts([incoming(), incoming({ groupingKey: 'x', signal: 'resolve' })], [rejected]);
  const org = store.forOrg(1);
  const first = await org.listDeliveries('one', { limit: 2, cursor: undefined });
  const rest = await org.listDeliveries('one', { limit: 2, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items]).toMatchObject([
    { id: 3, outcome: 'invalid_json', detail: 'at line 1', address: '192.0.2.2', size: 9, alertId: null },
    { id: 2, outcome: 'nothing_to_resolve', alertId: null, body: null },
    { id: 1, outcome: 'accepted', address: delivery.address, size: 2, alertId: 1, groupId: 1, receivedAt: 1000 },
  ]);
  expect(rest.nextCursor).toBeNull();
  expect([...((await org.getDelivery('one', 3))?.body ?? [])]).toEqual([123]);
  expect(await store.forOrg(2).getDelivery('one', 3)).toBeUndefined();
  expect((await store.forOrg(2).listDeliveries('one', page)).items).toEqual([]);
});
