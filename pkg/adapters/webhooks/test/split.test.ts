import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

async function create(settings: object = { split: true }, fields: object = {}) {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'P', type: 'alertmanager', settings, ...fields });
  const path = new URL(body.url).pathname;
  const api = (method: 'GET' | 'POST' | 'PATCH', route = '', given?: object) =>
    sidecar.call(method, `integrations/${body.uid}${route}`, given);
  return {
    api,
    send: (alerts: unknown, more: object = {}, headers: Record<string, string> = {}) =>
      sidecar.post(path, JSON.stringify({ receiver: 'r', alerts, ...more }), {
        'content-type': 'application/json',
        ...headers,
      }),
    groups: async () => (await sidecar.call('GET', `alert-groups?integration=${body.uid}`)).body.items,
    /** Rejected ones are noted after they are answered. */
    async deliveries(count: number) {
      for (;;) {
        const { items } = (await api('GET', '/deliveries')).body;
        if (items.length >= count) {
          return items;
        }
        await new Promise(setImmediate);
      }
    },
  };
}

const alert = (name: string, status = 'firing') => ({
  status,
  labels: { alertname: name },
  annotations: { summary: `About ${name}` },
  fingerprint: name,
});

test('each alert of a delivery goes to its own group, fires and resolves by itself', async () => {
  const { send, groups, deliveries } = await create();
  const { status, body } = await send([alert('a'), alert('b'), alert('c', 'resolved')]);
  expect([status, body]).toEqual([
    200,
    { status: 'accepted', alertId: expect.any(String), alertGroupId: expect.any(String), alerts: 3 },
  ]);
  await send([alert('a', 'resolved'), alert('b')]);
  expect(await groups()).toMatchObject([
    { title: 'b', state: 'firing', alertCount: 2 },
    { title: 'a', state: 'resolved', alertCount: 2 },
  ]);
  const [second, first] = await deliveries(2);
  expect(first).toMatchObject({
    outcome: 'accepted',
    alertId: body.alertId,
    alertGroupId: body.alertGroupId,
    split: { alerts: 3, kept: 2, alertGroups: [{ id: body.alertGroupId }, { number: expect.any(Number) }] },
    replayable: true,
  });
  expect(second).toMatchObject({ split: { alerts: 2, kept: 2 } });
});

test('without the setting a delivery is one alert', async () => {
  const { send, groups, deliveries } = await create({});
  expect((await send([alert('a'), alert('b')])).body).not.toHaveProperty('alerts');
  expect(await groups()).toMatchObject([{ instances: { firing: 2, total: 2 } }]);
  expect(await deliveries(1)).toMatchObject([{ split: null }]);
});

test('for a type without lists the setting changes nothing', async () => {
  const { send, groups, api } = await create({ split: true }, { type: 'uptime_kuma' });
  await send([{}, {}]);
  expect(await groups()).toHaveLength(1);
  expect((await api('GET')).body.lists).toBeNull();
});

test('templates see the alert, with the rest of the delivery as common', async () => {
  const title =
    '{{ payload.labels.alertname }} to {{ payload.common.receiver }}, {{ payload.alerts | default("no list") }}';
  const { send, groups } = await create({ split: true }, { templates: { title } });
  await send([alert('a')]);
  expect(await groups()).toMatchObject([{ title: 'a to r, no list' }]);
});

test('an empty list is refused, and the delivery says so', async () => {
  const { send, groups, deliveries } = await create();
  expect(await send([])).toMatchObject({ status: 400, body: { code: 'no_alerts' } });
  expect(await groups()).toEqual([]);
  expect(await deliveries(1)).toMatchObject([{ outcome: 'no_alerts', alertId: null, split: null }]);
});

test('recoveries with nothing to resolve are answered as one is', async () => {
  const { send, deliveries } = await create();
  expect((await send([alert('a', 'resolved'), alert('b', 'resolved')])).body).toMatchObject({
    status: 'nothing_to_resolve',
    alertId: null,
  });
  expect(await deliveries(1)).toMatchObject([{ outcome: 'nothing_to_resolve', split: { alerts: 2, kept: 0 } }]);
});

test('one with a thousand alerts is stored whole, one with more as a single alert, and says why', async () => {
  const { send, api, groups, deliveries } = await create();
  const many = (count: number) => Array.from({ length: count }, (_, i) => alert(`n${i}`));
  expect((await send(many(1000))).body.alerts).toBe(1000);
  expect((await api('GET')).body.alertCount).toBe(1000);
  await send(many(1001), { groupKey: 'all' });
  expect((await groups())[0]).toMatchObject({ instances: { total: 1001 } });
  expect((await deliveries(2))[0]).toMatchObject({
    split: null,
    detail: 'It has 1,001 alerts; at most 1,000 are split, so it was taken as one.',
  });
});

describe('one that comes again', () => {
  test('is answered as before, and brings no alert again', async () => {
    const { send, api } = await create();
    const again = () => send([alert('a', 'resolved'), alert('b')], {}, { 'idempotency-key': 'k' });
    const first = await again();
    expect(await again()).toEqual(first);
    expect((await api('GET')).body.alertCount).toBe(1);
  });

  test('within the window for duplicates counts as a whole', async () => {
    const { send, api } = await create({ split: true, duplicateWindowSeconds: 60 });
    await send([alert('a'), alert('b')]);
    await send([alert('a'), alert('b')]);
    expect((await api('GET')).body.alertCount).toBe(2);
    await send([alert('a'), alert('c')]);
    expect((await api('GET')).body.alertCount).toBe(4);
  });
});

test('the quota counts deliveries', async () => {
  const { send, api, deliveries } = await create({ split: true, quotaPerMinute: 1 });
  expect((await send([alert('a'), alert('b'), alert('c')])).status).toBe(200);
  expect((await send([alert('a')])).status).toBe(429);
  await deliveries(2);
  expect((await api('GET')).body).toMatchObject({ alertCount: 3, limitedCount: 1 });
});

describe('a replay', () => {
  const replay = async (integration: Awaited<ReturnType<typeof create>>) => {
    const [{ id }] = await integration.deliveries(1);
    return integration.api('POST', `/deliveries/${id}/replay`);
  };

  test('takes the kept alerts again, all of them, by the present templates', async () => {
    const integration = await create();
    await integration.send([alert('x', 'resolved'), alert('a'), alert('b')]);
    await integration.api('PATCH', '', {
      templates: { title: 'Now {{ payload.labels.alertname }} {{ payload.common.receiver }}' },
    });
    expect((await replay(integration)).body).toMatchObject({ status: 'accepted', alerts: 2 });
    expect(await integration.groups()).toMatchObject([
      { title: 'Now b r', alertCount: 2 },
      { title: 'Now a r', alertCount: 2 },
    ]);
    expect((await integration.deliveries(2))[0]).toMatchObject({ split: { alerts: 2, kept: 2 } });
  });

  test('of a delivery from before the setting splits it', async () => {
    const integration = await create({});
    await integration.send([alert('a'), alert('b')]);
    await integration.api('PATCH', '', { settings: { split: true } });
    expect((await replay(integration)).body).toMatchObject({ status: 'accepted', alerts: 2 });
  });

  test('is refused where one of the alerts is gone', async () => {
    const integration = await create();
    await integration.send([alert('a'), alert('b')]);
    const [{ id }] = await integration.groups();
    await sidecar.call('DELETE', `alert-groups/${id}`);
    const answer = await replay(integration);
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_replayable' } });
  });
});

test('a preview shows one of the alerts, its payload, and how many there are', async () => {
  const { api } = await create();
  const payload = JSON.stringify({ receiver: 'r', alerts: [alert('a'), alert('b')] });
  const preview = async (given: object) => (await api('POST', '/preview', given)).body;
  expect(await preview({ payload, only: ['title', 'groupingKey'] })).toMatchObject({
    results: { title: { value: 'a' }, groupingKey: { value: 'a' } },
    split: { alerts: 2, alert: 0 },
  });
  const last = await preview({ payload, alert: 7, only: ['title'] });
  expect(last).toMatchObject({ results: { title: { value: 'b' } }, split: { alerts: 2, alert: 1 } });
  expect(JSON.parse(last.split.payload)).toEqual({ ...alert('b'), common: { receiver: 'r' } });
  expect(await preview({ payload: '{}', only: ['title'] })).not.toHaveProperty('split');
  expect(await preview({ payload: '{"alerts": []}' })).toMatchObject({
    code: 'invalid_payload',
    details: { rejection: 'no_alerts' },
  });
});

test('a preview and a dry run of stored alerts take each as it is', async () => {
  const { send, api } = await create();
  const { body } = await send([alert('a'), alert('b')]);
  const templates = { groupingKey: '{{ payload.common.receiver }}' };
  expect((await api('POST', '/preview', { alertId: body.alertId, templates })).body).toMatchObject({
    results: { groupingKey: { value: 'r' }, title: { value: 'a' } },
  });
  expect((await api('POST', '/dry-run', { templates })).body).toMatchObject({
    alerts: 2,
    present: { groups: 2, failures: 0 },
    proposed: { groups: 1, failures: 0 },
  });
});
