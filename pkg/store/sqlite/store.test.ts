import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endSilence, actOnGroup } from '../../group/act.ts';
import type { Facts } from '../../interpret/facts.ts';
import type { IncomingAlert, Store } from '../store.ts';
import { openSqliteStore } from './store.ts';

let folder: string;
let store: Store;
let integrationId: number;
const all = { states: [], integrationUid: undefined, from: undefined, to: undefined };
const page = { limit: 100, cursor: undefined };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-store-'));
  store = await open();
  await store.forOrg(1).createIntegration({
    uid: 'one',
    name: 'One',
    type: 'webhook',
    description: '',
    token: 'token',
    createdAt: 0,
  });
  integrationId = (await store.listReceivers())[0]?.integrationId as number;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const open = () => openSqliteStore(join(folder, 'new', 'bellhook.db'), () => 0);

function incoming(fields: Partial<Facts> = {}, receivedAt = 1000): IncomingAlert {
  const facts: Facts = {
    groupingKey: 'k',
    title: null,
    untitled: 'Alert',
    message: null,
    imageUrl: null,
    sourceLink: null,
    signal: 'fire',
    ...fields,
  };
  return { orgId: 1, integrationId, facts, receivedAt, payload: '{}' };
}

test('all is there again after a restart, and numbers go on', async () => {
  await store.addAlerts([incoming({ title: 'Äöü 🚨' })]);
  const before = await store.forOrg(1).listGroups(all, page);
  await store.close();
  store = await open();
  expect(await store.forOrg(1).listGroups(all, page)).toEqual(before);
  await store.addAlerts([incoming({ groupingKey: 'other' }), incoming()]);
  const { items } = await store.forOrg(1).listGroups(all, page);
  expect(items.map(({ number, alertCount }) => [number, alertCount])).toEqual([
    [2, 1],
    [1, 2],
  ]);
});

test('within a batch, a recovery closes the group and the next alert opens another', async () => {
  const added = await store.addAlerts([
    incoming(),
    incoming({ title: 'named' }),
    incoming({ signal: 'resolve' }),
    incoming({ signal: 'resolve' }),
    incoming(),
  ]);
  expect(added.map((alert) => alert?.groupId ?? null)).toEqual([1, 1, 1, null, 2]);
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
  await expect(store.addAlerts([incoming(), { ...incoming(), integrationId: 999 }])).rejects.toThrow();
  expect((await store.forOrg(1).listGroups(all, page)).items).toEqual([]);
  expect(await store.forOrg(1).getIntegration('one')).toMatchObject({ alertCount: 0, lastAlertAt: null });
});

test('however alerts are cut into batches, the groups are the same', async () => {
  const alerts = fc.array(
    fc.record({
      groupingKey: fc.constantFrom('a', 'b', null),
      signal: fc.constantFrom('fire', 'resolve') as fc.Arbitrary<Facts['signal']>,
    }),
    { maxLength: 12 }
  );
  let org = 100;
  await fc.assert(
    fc.asyncProperty(alerts, async (list) => {
      const results = [];
      for (const size of [list.length, 1]) {
        org += 1;
        const uid = `i${org}`;
        await store.forOrg(org).createIntegration({
          uid,
          name: uid,
          type: 'webhook',
          description: '',
          token: uid,
          createdAt: 0,
        });
        const id = (await store.listReceivers()).find(({ token }) => token === uid)?.integrationId as number;
        const batch = list.map((fields, i) => ({ ...incoming(fields, 1000 + i), orgId: org, integrationId: id }));
        for (let at = 0; at < batch.length; at += Math.max(1, size)) {
          await store.addAlerts(batch.slice(at, at + Math.max(1, size)));
        }
        const { items } = await store.forOrg(org).listGroups(all, page);
        results.push(items.map(({ id: _, integration: __, ...group }) => group));
      }
      expect(results[0]).toEqual(results[1]);
      const open = (results[0] ?? []).filter(({ state, groupingKey }) => state !== 'resolved' && groupingKey !== null);
      expect(new Set(open.map(({ groupingKey }) => groupingKey)).size).toBe(open.length);
    }),
    { numRuns: 40 }
  );
});

test('silences end when they are due, and not before', async () => {
  await store.addAlerts([incoming(), incoming({ groupingKey: 'forever' })]);
  const by = { kind: 'user', login: 'ada', name: 'Ada' } as const;
  for (const [id, until] of [
    [1, 5000],
    [2, null],
  ] as const) {
    await store.forOrg(1).changeGroup(id, (group) => actOnGroup(group, { action: 'silence', until }, by, 2000));
  }
  expect(await store.endSilences(4999, (group) => endSilence(group, 4999))).toEqual([]);
  expect(await store.endSilences(5000, (group) => endSilence(group, 5000))).toEqual([1]);
  const states = (await store.forOrg(1).listGroups(all, page)).items.map(({ id, state }) => [id, state]);
  expect(states).toEqual([
    [2, 'silenced'],
    [1, 'firing'],
  ]);
  const { items } = await store.forOrg(1).listEvents(1, page);
  expect(items[0]).toMatchObject({ type: 'unsilenced', at: 5000, actor: { kind: 'system' } });
});
