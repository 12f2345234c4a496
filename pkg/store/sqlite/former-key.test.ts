import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { factsOf } from '../../../test-support/sidecar/interpret.ts';
import { plainAlert } from '../../../test-support/sidecar/alert.ts';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import type { Store } from '../store.ts';
import { openSqliteStore } from './store.ts';

/** The default key of a webhook as it was: the whole payload. */
const formerTemplates = { groupingKey: '{{ payload | tojson }}' };
const failed = { title: 'Backup failed', host: 'b1', state: 'alerting' };
const page = { limit: 100, cursor: undefined };
const all = { states: [], integrationUid: undefined, from: undefined, to: undefined };

let folder: string;
let store: Store;
let integrationId: number;

const open = () =>
  openSqliteStore(join(folder, 'bellhook.db'), {
    now: () => 0,
    onFatal: (error) => {
      throw error;
    },
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-key-'));
  store = await open();
  await store.forOrg(1).createIntegration(plainIntegration());
  integrationId = (await store.listEndpoints())[0]?.integrationId as number;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function add(payloads: object[], templates = {}): Promise<Array<number | null>> {
  const alerts = payloads.map((payload) =>
    plainAlert({ integrationId, facts: factsOf('webhook', payload, templates), payload: JSON.stringify(payload) })
  );
  return (await store.addAlerts(alerts, [])).map(({ stored }) => stored?.groupId ?? null);
}

/** What a sidecar did that knew the former default only, and ended. */
async function addFormerly(...payloads: object[]): Promise<Array<number | null>> {
  const added = await add(payloads, formerTemplates);
  await store.close();
  store = await open();
  return added;
}

const groups = async () => (await store.forOrg(1).listGroups(all, page)).items.reverse();

test('an open group with the former key takes the same alert, and from then on its recovery', async () => {
  expect(await addFormerly(failed)).toEqual([1]);
  expect(await add([failed])).toEqual([1]);
  expect(await groups()).toMatchObject([{ groupingKey: '{"host": "b1", "title": "Backup failed"}', alertCount: 2 }]);
  expect(await add([{ ...failed, state: 'ok' }])).toEqual([1]);
  expect(await groups()).toMatchObject([{ state: 'resolved', alertCount: 3 }]);
});

test('within a batch too, in which others have the new key', async () => {
  await addFormerly(failed);
  const other = { ...failed, host: 'b2' };
  expect(await add([other, failed, failed, other, { ...failed, state: 'ok' }, failed])).toEqual([2, 1, 1, 2, 1, 3]);
  expect(await groups()).toMatchObject([
    { state: 'resolved', alertCount: 4 },
    { state: 'firing', alertCount: 2 },
    { state: 'firing', alertCount: 1 },
  ]);
});

test('a group that has the key itself comes first, and both stay as they are', async () => {
  await add([{ ...failed, state: 'firing' }]);
  await addFormerly(failed);
  expect(await add([failed])).toEqual([1]);
  expect((await groups()).map(({ groupingKey }) => groupingKey)).toEqual([
    '{"host": "b1", "title": "Backup failed"}',
    '{"host": "b1", "state": "alerting", "title": "Backup failed"}',
  ]);
});

test('a group that is resolved, or of another alert, is left alone', async () => {
  await addFormerly(failed, { ...failed, host: 'b2' });
  await store.forOrg(1).actOnGroup(1, { action: 'resolve' }, { kind: 'system' }, 5);
  expect(await add([failed, { ...failed, host: 'b3' }])).toEqual([3, 4]);
});

test('a batch that is taken back leaves the group its key', async () => {
  await addFormerly(failed);
  const broken = plainAlert({ integrationId: 999, facts: factsOf('webhook', { a: 1 }) });
  const facts = factsOf('webhook', failed);
  await expect(store.addAlerts([plainAlert({ integrationId, facts }), broken], [])).rejects.toThrow();
  expect(await groups()).toMatchObject([
    { groupingKey: '{"host": "b1", "state": "alerting", "title": "Backup failed"}', alertCount: 1 },
  ]);
  expect(await add([failed])).toEqual([1]);
});
