import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=----axios-7MA4YWxk';
const parts = (...fields: Array<readonly [string, string]>) =>
  `${fields.map(([name, value]) => `------axios-7MA4YWxk\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}------axios-7MA4YWxk--\r\n`;
const beat = (status: number) =>
  JSON.stringify({ heartbeat: { status, msg: 'm' }, monitor: { id: 3, name: 'Shop' }, msg: '[Shop] m' });
const query = (status: number) =>
  new URLSearchParams(
    Object.entries(JSON.parse(beat(status)) as object).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ])
  ).toString();

async function create(type: string, settings: object = {}) {
  const { body } = await sidecar.call('POST', 'integrations', { name: type, type, ...settings });
  const path = new URL(body.url).pathname;
  return {
    uid: body.uid as string,
    send: async (text: string, contentType: string) => {
      const response = await sidecar.request(path, {
        method: 'POST',
        body: text,
        headers: { 'content-type': contentType },
      });
      return { status: response.status, body: await response.json() };
    },
    get: async (parameters: string) => (await sidecar.request(`${path}?${parameters}`)).status,
    groups: async () => (await sidecar.call('GET', `alert-groups?integration=${body.uid}`)).body.items,
  };
}

const payloadOf = async (groupId: string) =>
  JSON.parse((await sidecar.call('GET', `alert-groups/${groupId}/alerts`)).body.items[0].payload) as unknown;

describe('the ways in which Uptime Kuma sends', () => {
  test.each([
    ['a part of a multipart form', (status: number) => parts(['data', beat(status)]), multipart],
    ['a field of a form', (status: number) => new URLSearchParams({ data: beat(status) }).toString(), form],
    ['a text in an object', (status: number) => JSON.stringify({ data: beat(status) }), 'application/json'],
  ])('%s: templates, the stored payload and a replay see what it holds', async (_, write, contentType) => {
    const { uid, send, groups } = await create('uptime_kuma');
    expect(await send(write(0), contentType)).toMatchObject({ status: 200, body: { status: 'accepted' } });
    expect(await send(write(1), contentType)).toMatchObject({ status: 200, body: { status: 'accepted' } });
    const [group] = await groups();
    expect(group).toMatchObject({ title: 'Shop', state: 'resolved', alertCount: 2 });
    expect(await payloadOf(group.id)).toEqual(JSON.parse(beat(1)));

    const { items } = (await sidecar.call('GET', `integrations/${uid}/deliveries`)).body;
    expect(items[0]).toMatchObject({ outcome: 'accepted', size: write(1).length, detail: null, replayable: true });
    expect((await sidecar.call('POST', `integrations/${uid}/deliveries/${items[1].id}/replay`)).body).toMatchObject({
      status: 'accepted',
    });
    expect((await groups())[0]).toMatchObject({ title: 'Shop', state: 'firing' });
  });

  test('the parameters of a GET', async () => {
    const { get, groups } = await create('uptime_kuma');
    expect([await get(query(0)), await get(query(1))]).toEqual([200, 200]);
    expect(await groups()).toMatchObject([{ title: 'Shop', state: 'resolved', alertCount: 2 }]);
  });
});

test('a form of GitHub is read as its JSON', async () => {
  const { send, groups } = await create('github');
  const { firing, resolving } = (await import('../../../integration-types/github/examples.ts')).examples;
  for (const payload of [firing, resolving]) {
    const { status } = await send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form);
    expect(status).toBe(200);
  }
  expect(await groups()).toMatchObject([{ state: 'resolved', alertCount: 2, labels: { repository: 'example/shop' } }]);
});

test('a payload that holds a field of that name is replayed as it is', async () => {
  const { uid, send, groups } = await create('uptime_kuma');
  const inner = { ...JSON.parse(beat(0)), data: '{"monitor": {"id": 4, "name": "Not this"}}' };
  await send(JSON.stringify({ data: JSON.stringify(inner) }), 'application/json');
  const { items } = (await sidecar.call('GET', `integrations/${uid}/deliveries`)).body;
  await sidecar.call('POST', `integrations/${uid}/deliveries/${items[0].id}/replay`);
  expect(await groups()).toMatchObject([{ title: 'Shop', alertCount: 2 }]);
  const [group] = await groups();
  const alerts = (await sidecar.call('GET', `alert-groups/${group.id}/alerts`)).body.items;
  const { body } = await sidecar.call('POST', `integrations/${uid}/preview`, { alertId: alerts[0].id });
  expect(body.results.title.value).toBe('Shop');
});

test('a preview reads a typed form as a delivery is read', async () => {
  const { uid } = await create('uptime_kuma');
  for (const payload of [
    parts(['data', beat(0)]),
    new URLSearchParams({ data: beat(0) }).toString(),
    query(0),
    beat(0),
  ]) {
    const { body } = await sidecar.call('POST', `integrations/${uid}/preview`, { payload });
    expect(body.results.title.value).toBe('Shop');
  }
});

test('forms of other types are objects, whose fields may hold JSON', async () => {
  const { send, groups } = await create('webhook');
  expect(await send(parts(['title', 'Disk full'], ['host', '{"name":"db1"}']), multipart)).toMatchObject({
    status: 200,
  });
  const [group] = await groups();
  expect(group.title).toBe('Disk full');
  expect(await payloadOf(group.id)).toEqual({ title: 'Disk full', host: { name: 'db1' } });
});

test('equal forms within the time for duplicates count once', async () => {
  const { send, groups } = await create('uptime_kuma', { settings: { duplicateWindowSeconds: 60 } });
  const first = await send(parts(['data', beat(0)]), multipart);
  expect(await send(parts(['data', beat(0)]), multipart)).toEqual(first);
  expect(await groups()).toMatchObject([{ alertCount: 1 }]);
});

describe('refused', () => {
  test.each([
    ['a form that ends early', parts(['data', beat(0)]).slice(0, -30), multipart, 400, 'invalid_form'],
    ['a form without a boundary', 'x', 'multipart/form-data', 400, 'invalid_form'],
    [
      'a file',
      parts(['data', beat(0)]).replace('name="data"', 'name="f"; filename="f"'),
      multipart,
      400,
      'file_upload',
    ],
    [
      'more than a thousand fields',
      parts(...Array.from({ length: 1001 }, (_, i) => [`f${i}`, ''] as const)),
      multipart,
      400,
      'invalid_form',
    ],
    ['a form that is too large', parts(['data', 'x'.repeat(1024 * 1024)]), multipart, 413, 'too_large'],
  ])('%s', async (_, body, contentType, status, code) => {
    const { uid, send, groups } = await create('uptime_kuma');
    expect(await send(body, contentType)).toMatchObject({ status, body: { code } });
    expect(await groups()).toEqual([]);
    // The sender is answered before what was refused is written down.
    await eventually(async () => {
      const { items } = (await sidecar.call('GET', `integrations/${uid}/deliveries`)).body;
      expect(items).toMatchObject([{ outcome: code }]);
    });
  });
});
