import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { schemas } from '../../../contract/schemas.ts';

let sidecar: TestSidecar;
let path: string;
beforeAll(async () => {
  sidecar = await startTestSidecar();
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Prometheus', type: 'alertmanager' });
  path = new URL(body.url).pathname;
});
afterAll(() => sidecar.close());

const instance = (status: string, host: string) => ({
  status,
  labels: { alertname: 'Disk', host },
  startsAt: '2026-11-23T10:00:00Z',
  endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-23T11:00:00Z',
});

async function deliver(groupKey: string, statuses: string[], fields: object = {}): Promise<string> {
  const alerts = statuses.map((status, i) => instance(status, `host-${i}`));
  const status = statuses.includes('firing') ? 'firing' : 'resolved';
  const { body } = await sidecar.post(path, JSON.stringify({ groupKey, status, alerts, ...fields }));
  return body.alertGroupId;
}

async function read(id: string) {
  const { body } = await sidecar.call('GET', `alert-groups/${id}`);
  expect(schemas.getAlertGroup.reply.parse(body)).toEqual(body);
  return body;
}

test('a group says how many instances fire of how many, in its list too, and which those of the newest delivery are', async () => {
  const id = await deliver('a', ['firing', 'firing']);
  expect(await read(id)).toMatchObject({ instances: { firing: 2, total: 2 } });

  expect(await deliver('a', ['resolved', 'firing'], { truncatedAlerts: 3 })).toBe(id);
  const group = await read(id);
  expect(group.instances).toEqual({ firing: 1, total: 5 });
  expect(group.newestInstances).toMatchObject({
    items: [
      { state: 'firing', labels: { host: 'host-1' }, startsAt: '2026-11-23T10:00:00.000Z', endsAt: null },
      { state: 'resolved', labels: { host: 'host-0' }, endsAt: '2026-11-23T11:00:00.000Z' },
    ],
    listed: 2,
    truncated: 3,
  });
  const { body } = await sidecar.call('GET', 'alert-groups');
  expect(body.items[0].instances).toEqual({ firing: 1, total: 5 });

  await deliver('a', ['resolved', 'resolved']);
  expect(await read(id)).toMatchObject({ state: 'resolved', instances: { firing: 0, total: 2 } });
});

test('a payload without instances leaves the counts, and lists none', async () => {
  const id = await deliver('b', ['firing']);
  await sidecar.post(path, JSON.stringify({ groupKey: 'b', status: 'firing' }));
  expect(await read(id)).toMatchObject({ alertCount: 2, instances: { firing: 1, total: 1 }, newestInstances: null });
});

test('a group of another type has none', async () => {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Hook', type: 'webhook' });
  const payload = JSON.stringify({ alert_uid: 'x', alerts: [instance('firing', 'a')] });
  const stored = await sidecar.post(new URL(body.url).pathname, payload);
  expect(await read(stored.body.alertGroupId)).toMatchObject({ instances: null, newestInstances: null });
});
