import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import type { Delivery } from '../../../contract/types.ts';

const start = Date.parse('2026-11-23T12:00:00Z');

let sidecar: TestSidecar;
beforeEach(async () => {
  sidecar = await startTestSidecar();
});
afterEach(() => sidecar.close());

interface Created {
  readonly uid: string;
  /** Of the webhook URL. */
  readonly path: string;
}

async function create(settings: object, type = 'alertmanager'): Promise<Created> {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Backups', type, settings });
  return { uid: body.uid, path: new URL(body.url).pathname };
}

const heartbeat = { everySeconds: 60, graceSeconds: 10 };
const stateOf = async ({ uid }: Created) => (await sidecar.call('GET', `integrations/${uid}`)).body.heartbeat;
const groups = async () => (await sidecar.call('GET', 'alert-groups')).body.items;

test('a heartbeat is answered as by Grafana OnCall, whatever the type in the URL', async () => {
  const { path } = await create({ heartbeat, quotaPerMinute: 3 });
  const got = await sidecar.request(`${path}heartbeat/`);
  expect([got.status, await got.text(), got.headers.get('cache-control')]).toEqual([200, '":)"', 'no-store']);
  const posted = await sidecar.request(`${path.replace('alertmanager', 'webhook')}heartbeat`, {
    method: 'POST',
    body: 'anything',
  });
  expect([posted.status, await posted.text()]).toEqual([200, '']);
  expect((await sidecar.request(`${path}heartbeat/`, { method: 'HEAD' })).status).toBe(200);
  expect((await sidecar.request(`${path}heartbeat/`, { method: 'PUT' })).status).toBe(405);
  expect((await sidecar.request(`${path}heartbeat/`)).status).toBe(200);
  const limited = await sidecar.request(`${path}heartbeat/`);
  expect([limited.status, limited.headers.has('retry-after')]).toEqual([429, true]);
  expect((await sidecar.request('/integrations/v1/webhook/nobody/heartbeat/')).status).toBe(403);
  expect((await sidecar.request(`${path}heartbeats/`)).status).toBe(404);
});

test('the first heartbeat arms it, a missing one opens a group, and the next one resolves it', async () => {
  const began = performance.now();
  const clock = setInterval(() => sidecar.setTime(start + Math.round(performance.now() - began)), 50);
  try {
    const title = 'No sign of {{ integration_name }} for {{ payload.every_seconds }} s';
    const integration = await create({ heartbeat: { everySeconds: 10, graceSeconds: 5, title } });
    expect(await stateOf(integration)).toEqual({ state: 'waiting', lastAt: null });
    await sidecar.request(`${integration.path}heartbeat/`);
    await eventually(async () => expect(await stateOf(integration)).toMatchObject({ state: 'alive' }));
    expect(await groups()).toEqual([]);

    await eventually(async () => expect(await stateOf(integration)).toMatchObject({ state: 'missing' }));
    expect(performance.now() - began).toBeGreaterThan(15_000);
    const [group] = await groups();
    const named = { title: 'No sign of Backups for 10 s', severity: 'high', alertCount: 1 };
    expect(group).toMatchObject({ ...named, state: 'firing', integration: { uid: integration.uid } });

    await sidecar.request(`${integration.path}heartbeat/`, { method: 'POST' });
    await eventually(async () =>
      expect(await groups()).toMatchObject([{ ...named, state: 'resolved', alertCount: 2 }])
    );
    expect(await stateOf(integration)).toMatchObject({ state: 'alive' });
    const { body } = await sidecar.call('GET', `integrations/${integration.uid}/deliveries`);
    expect(body.items.map(({ address, outcome }: Delivery) => [address, outcome])).toEqual([
      ['heartbeat', 'accepted'],
      ['heartbeat', 'accepted'],
    ]);
  } finally {
    clearInterval(clock);
  }
});

test('any delivery is a heartbeat where that is set, also one that is refused', async () => {
  const counting = await create({ heartbeat: { ...heartbeat, anyDelivery: true } });
  const plain = await create({ heartbeat });
  for (const { path } of [counting, plain]) {
    expect((await sidecar.post(path, '{')).status).toBe(400);
  }
  await eventually(async () => expect(await stateOf(counting)).toMatchObject({ state: 'alive' }));
  expect(await stateOf(plain)).toEqual({ state: 'waiting', lastAt: null });
});

test('what is no heartbeat setting is refused', async () => {
  const { uid } = await create({});
  for (const [bad, status] of [
    [{ everySeconds: 9 }, 400],
    [{ graceSeconds: 4 }, 400],
    [{ title: '' }, 400],
    [{ title: '{{ broken' }, 400],
    [{ often: true }, 400],
    [null, 200],
  ] as const) {
    const { status: answered } = await sidecar.call('PATCH', `integrations/${uid}`, { settings: { heartbeat: bad } });
    expect([bad, answered]).toEqual([bad, status]);
  }
  expect(await stateOf({ uid, path: '' })).toEqual({ state: 'off', lastAt: null });
});
