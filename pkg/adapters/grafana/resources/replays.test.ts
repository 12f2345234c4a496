import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

async function create(templates = {}) {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Lab', type: 'formatted_webhook', templates });
  const { uid } = body;
  const path = new URL(body.url).pathname;
  return {
    uid,
    post: (text: string) => sidecar.post(path, text, { 'content-type': 'application/json' }),
    change: (changes: object) => sidecar.call('PATCH', `integrations/${uid}`, changes),
    replay: (body: object, as = {}) =>
      sidecar.call('POST', `integrations/${uid}/replay`, { operation: randomUUID(), ...body }, as),
    async deliveries(): Promise<Array<Answer['body']>> {
      return (await sidecar.call('GET', `integrations/${uid}/deliveries?limit=100`)).body.items;
    },
    /** Rejected deliveries are noted after they are answered. */
    async noted(count: number): Promise<Array<Answer['body']>> {
      for (;;) {
        const items = await this.deliveries();
        if (items.length >= count) {
          return items;
        }
        await new Promise(setImmediate);
      }
    },
  };
}

const outcomes = ({ body }: Answer) => body.items.map(({ outcome }: { outcome: string }) => outcome);

test('what went to a wrong group goes to the right ones after a fix, in the order in which it came', async () => {
  const lab = await create({ groupingKey: 'all the same' });
  await lab.post('{"alert_uid": "a", "title": "Disk full"}');
  await lab.post('{"alert_uid": "b", "title": "CPU busy"}');
  await lab.post('{"alert_uid": "a", "state": "ok"}');
  const ids = (await lab.deliveries()).map(({ id }: { id: string }) => id);
  await lab.change({ templates: { groupingKey: null } });

  const foreseen = await lab.replay({ ids, dryRun: true });
  expect(foreseen.body).toMatchObject({
    hasMore: false,
    items: [
      { id: ids[2], title: 'Disk full', alertGroup: null },
      { id: ids[1], title: 'CPU busy', alertGroup: null },
      { id: ids[0], alertGroup: null },
    ],
  });
  expect(outcomes(foreseen)).toEqual(['opened', 'opened', 'resolved']);
  expect(await lab.deliveries()).toHaveLength(3);

  const replayed = await lab.replay({ ids });
  expect(outcomes(replayed)).toEqual(['accepted', 'accepted', 'accepted']);
  const [disk, , recovery] = replayed.body.items;
  expect(recovery.alertGroup).toEqual(disk.alertGroup);
  const { body: group } = await sidecar.call('GET', `alert-groups/${disk.alertGroup.id}`);
  expect(group).toMatchObject({ title: 'Disk full', state: 'resolved', number: disk.alertGroup.number });
  expect((await lab.deliveries()).slice(0, 3).map(({ detail }) => detail)).toEqual(
    ids.map((id: string) => `A replay of delivery ${id} by Ada.`)
  );
});

test('a dry run tells which open groups would take them, and changes none', async () => {
  const lab = await create();
  const { body: sent } = await lab.post('{"alert_uid": "a", "title": "Disk full"}');
  await lab.post('{"alert_uid": "b", "title": "CPU busy"}');
  const [busy, disk] = await lab.deliveries();
  await sidecar.call('POST', `alert-groups/${busy.alertGroupId}/resolve`);
  const foreseen = await lab.replay({ ids: [busy.id, disk.id], dryRun: true });
  expect(foreseen.body.items).toMatchObject([
    { id: disk.id, outcome: 'added', alertGroup: { id: sent.alertGroupId, number: disk.alertGroupNumber } },
    { id: busy.id, outcome: 'opened', alertGroup: null },
  ]);
  expect((await sidecar.call('GET', `alert-groups/${sent.alertGroupId}`)).body.alertCount).toBe(1);
});

test('what cannot be taken says why, and does not keep the others from it', async () => {
  const lab = await create();
  await lab.post('{"alert_uid":');
  // It may be noted after alerts that come later.
  await lab.noted(1);
  await lab.post('{"alert_uid": "gone"}');
  await lab.post('{"alert_uid": "b", "state": "ok"}');
  await lab.post('{"alert_uid": "c"}');
  const [last, recovery, gone, broken] = await lab.noted(4);
  await sidecar.call('DELETE', `alert-groups/${gone.alertGroupId}`);
  for (const dryRun of [true, false]) {
    const { body } = await lab.replay({ matching: { to: '2026-11-23T12:00:00Z', q: '1' }, dryRun });
    expect(body.items).toMatchObject([
      { id: broken.id, outcome: 'invalid_json', detail: expect.stringContaining('Line 1') },
      { id: gone.id, outcome: 'not_replayable' },
      { id: recovery.id, outcome: 'not_replayable' },
      { id: last.id, outcome: dryRun ? 'added' : 'accepted' },
    ]);
  }
});

test('those that a filter finds are taken, the newest 500 of them', async () => {
  const lab = await create();
  await Promise.all(Array.from({ length: 510 }, (_, i) => lab.post(`{"alert_uid": "many", "title": "No. ${i}"}`)));
  const { body } = await lab.replay({ matching: { outcome: 'accepted' }, dryRun: true });
  expect([body.items.length, body.hasMore]).toEqual([500, true]);
  expect(body.items[0].id).toBe('11');
});

test('who asks again under the same name is told the same, and the progress', async () => {
  const lab = await create();
  await lab.post('{"alert_uid": "a"}');
  const [{ id }] = await lab.deliveries();
  const operation = randomUUID();
  const progress = (as = {}) => sidecar.call('GET', `integrations/${lab.uid}/replay/${operation}`, undefined, as);
  expect((await progress()).status).toBe(404);
  const [one, again] = await Promise.all([lab.replay({ ids: [id], operation }), lab.replay({ ids: [id], operation })]);
  expect(again).toEqual(one);
  expect(await lab.deliveries()).toHaveLength(2);
  expect((await progress()).body).toEqual({ done: 1, total: 1, state: 'done' });
  expect((await progress({ orgId: 2 })).status).toBe(404);
});

test('is for Admins of the org, and takes what it says it does', async () => {
  const lab = await create();
  const other = await create();
  await other.post('{"alert_uid": "theirs"}');
  expect((await lab.replay({ ids: ['1'] }, { role: 'Editor' })).status).toBe(403);
  expect((await lab.replay({ ids: ['1'] }, { orgId: 2 })).status).toBe(404);
  // The ids of another integration's deliveries are its own.
  expect((await lab.replay({ ids: ['1'] })).body).toEqual({ items: [], hasMore: false });
  for (const body of [
    {},
    { ids: [] },
    { ids: ['1'], matching: {} },
    { ids: Array.from({ length: 501 }, (_, i) => String(i + 1)) },
    { ids: ['1'], operation: 'mine' },
    { matching: { outcome: '%' } },
  ]) {
    expect(await lab.replay(body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  }
});

test('a test is marked, keeps away from real alerts, and stays a test when it is replayed', async () => {
  const lab = await create({ labels: '{{ {"bellhook_test": "true", "team": "db"} | tojson }}' });
  const { body: real } = await lab.post('{"alert_uid": "a", "title": "Disk full"}');
  const send = (payload: string) => sidecar.call('POST', `integrations/${lab.uid}/test`, { payload });
  const group = async (id: string) => (await sidecar.call('GET', `alert-groups/${id}`)).body;
  const { body: sent } = await send('{"alert_uid": "a", "title": "A test"}');
  expect(sent.alertGroupId).not.toBe(real.alertGroupId);
  expect(await group(sent.alertGroupId)).toMatchObject({
    title: 'A test',
    labels: { bellhook_test: 'true', team: 'db' },
    groupingKey: 'test: a',
  });
  // No template makes the label, so only tests have it.
  expect((await group(real.alertGroupId)).labels).toEqual({ team: 'db' });

  const { body: over } = await send('{"alert_uid": "a", "state": "ok"}');
  expect(over.alertGroupId).toBe(sent.alertGroupId);
  expect((await group(sent.alertGroupId)).state).toBe('resolved');
  expect((await group(real.alertGroupId)).state).toBe('firing');

  const [, first] = await lab.deliveries();
  expect(first).toMatchObject({ address: 'test', detail: 'A test by Ada.' });
  const [{ alertGroup }] = (await lab.replay({ ids: [first.id] })).body.items;
  expect((await group(alertGroup.id)).labels).toEqual({ bellhook_test: 'true', team: 'db' });
});

test('a dry run knows of the reopen window', async () => {
  const lab = await create();
  await lab.change({ settings: { reopenSeconds: 600 } });
  const { body: sent } = await lab.post('{"alert_uid": "a", "title": "Disk full"}');
  const [{ id }] = await lab.deliveries();
  await sidecar.call('POST', `alert-groups/${sent.alertGroupId}/resolve`);
  const foreseen = await lab.replay({ ids: [id], dryRun: true });
  expect(foreseen.body.items).toMatchObject([{ outcome: 'added', alertGroup: { id: sent.alertGroupId } }]);
  const replayed = await lab.replay({ ids: [id] });
  expect(replayed.body.items).toMatchObject([{ outcome: 'accepted', alertGroup: { id: sent.alertGroupId } }]);
});

test('who asks again after the sidecar has ended in between has each delivery taken once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-replay-'));
  const operation = randomUUID();
  let own = await startTestSidecar({ folder });
  try {
    const { body } = await own.call('POST', 'integrations', { name: 'Lab', type: 'formatted_webhook' });
    const post = (text: string) => own.post(new URL(body.url).pathname, text);
    const { body: sent } = await post('{"alert_uid": "a"}');
    await post('{"alert_uid": "a", "title": "Again"}');
    const replay = (ids: string[]) => own.call('POST', `integrations/${body.uid}/replay`, { ids, operation });
    const first = await replay(['1']);
    await own.close();
    own = await startTestSidecar({ folder });
    const rest = await replay(['1', '2']);
    expect(rest.body.items[0]).toEqual(first.body.items[0]);
    expect(rest.body.items[1]).toMatchObject({ id: '2', outcome: 'accepted' });
    expect((await own.call('GET', `alert-groups/${sent.alertGroupId}`)).body.alertCount).toBe(4);
  } finally {
    await own.close();
    rmSync(folder, { recursive: true });
  }
});
