import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import type { Delivery } from '../../../contract/types.ts';

const start = Date.parse('2026-11-23T12:00:00Z');
const hour = 3_600_000;

let sidecar: TestSidecar;
beforeEach(async () => {
  sidecar = await startTestSidecar();
});
afterEach(() => sidecar.close());

interface Urls {
  readonly uid: string;
  readonly old: string;
}

async function create(settings: object = {}): Promise<Urls> {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'One', type: 'formatted_webhook', settings });
  return { uid: body.uid, old: new URL(body.url).pathname };
}

/** @returns the path of the new URL */
async function rotate(uid: string, graceSeconds: number): Promise<string> {
  const { status, body } = await sidecar.call('POST', `integrations/${uid}/rotate-token`, { graceSeconds });
  expect(status).toBe(200);
  return new URL(body.url).pathname;
}

const send = async (path: string, headers: Record<string, string> = {}, title = 'Down') =>
  (
    await sidecar.post(path, JSON.stringify({ alert_uid: 'a', title }), {
      'content-type': 'application/json',
      ...headers,
    })
  ).status;
const get = async (path: string) => (await sidecar.request(path)).status;
const formerOf = async (uid: string) => (await sidecar.call('GET', `integrations/${uid}`)).body.formerSecrets;
const cameBy = async (uid: string) =>
  (await sidecar.call('GET', `integrations/${uid}/deliveries`)).body.items.map((one: Delivery) => one.cameBy).reverse();

test('both URLs take deliveries and heartbeats until the time, and the former one leads nowhere from then on', async () => {
  const { uid, old } = await create();
  const next = await rotate(uid, 3600);
  for (const path of [old, next]) {
    expect([await send(path), await get(`${path}heartbeat/`), await get(path)]).toEqual([200, 200, 200]);
  }
  sidecar.setTime(start + hour - 1);
  expect(await send(old)).toBe(200);
  sidecar.setTime(start + hour);
  expect([await send(old), await get(`${old}heartbeat/`), await get(old), await send(next)]).toEqual([
    403, 403, 403, 200,
  ]);
  expect(await formerOf(uid)).toEqual([]);
});

test('without a grace the former URL ends at once, and so does one that counted before', async () => {
  const { uid, old } = await create();
  const second = await rotate(uid, 3600);
  const third = await rotate(uid, 60);
  expect([await send(old), await send(second), await send(third)]).toEqual([403, 200, 200]);
  const fourth = await rotate(uid, 0);
  expect([await send(second), await send(third), await send(fourth)]).toEqual([403, 403, 200]);
});

test('a kept connection does not outlast the end', async () => {
  // The path of each connection is remembered, so the end has to be looked at with each request.
  const { uid, old } = await create();
  await rotate(uid, 60);
  for (let i = 0; i < 3; i++) {
    expect(await send(old)).toBe(200);
  }
  sidecar.setTime(start + 60_000);
  expect(await send(old)).toBe(403);
});

test('deliveries say by which URL they came while there are two, also those that were rejected', async () => {
  const { uid, old } = await create();
  await send(old);
  const next = await rotate(uid, 60);
  await send(old);
  await send(next);
  expect((await sidecar.post(old, '{')).status).toBe(400);
  // One that is rejected may be noted after an alert that came later.
  await eventually(async () => expect(await cameBy(uid)).toHaveLength(4));
  sidecar.setTime(start + 60_000);
  await send(next);
  expect(await cameBy(uid)).toEqual([null, 'former', 'new', 'former', null]);
  const { body } = await sidecar.call('GET', `integrations/${uid}/deliveries/2`);
  expect([body.cameBy, body.request]).toEqual([
    'former',
    { method: 'POST', headers: { 'content-type': 'application/json' }, secretHeaders: [] },
  ]);
});

test('it is told how often and when the former URL was used, and who looks at it with a browser does not count', async () => {
  const { uid, old } = await create();
  const next = await rotate(uid, 3600);
  const unused = { uses: 0, lastUsedAt: null, successorUsedAt: null };
  expect(await formerOf(uid)).toEqual([
    {
      name: 'token',
      hint: old.slice(-5, -1),
      replacedAt: '2026-11-23T12:00:00.000Z',
      endsAt: '2026-11-23T13:00:00.000Z',
      ...unused,
    },
  ]);
  await get(old);
  sidecar.setTime(start + 1000);
  await send(old);
  await get(`${old}heartbeat/`);
  sidecar.setTime(start + 2000);
  await send(next);
  await eventually(async () =>
    expect(await formerOf(uid)).toMatchObject([
      { uses: 2, lastUsedAt: '2026-11-23T12:00:01.000Z', successorUsedAt: '2026-11-23T12:00:02.000Z' },
    ])
  );
  const third = await rotate(uid, 3600);
  expect(await formerOf(uid)).toMatchObject([unused]);
  await send(third);
  await eventually(async () => expect(await formerOf(uid)).toMatchObject([{ uses: 0, lastUsedAt: null }]));
});

test('it can be ended before its time, which Admins of its org do and nobody else', async () => {
  const { uid, old } = await create();
  const next = await rotate(uid, 3600);
  const path = `integrations/${uid}/former-secrets/token`;
  for (const [caller, status] of [
    [{ role: 'Viewer' }, 403],
    [{ role: 'Editor' }, 403],
    [{ orgId: 2 }, 404],
  ] as const) {
    expect((await sidecar.call('DELETE', path, undefined, caller)).status).toBe(status);
    const rotated = await sidecar.call('POST', `integrations/${uid}/rotate-token`, { graceSeconds: 0 }, caller);
    expect(rotated.status).toBe(status);
  }
  expect(await send(old)).toBe(200);
  for (const role of ['Viewer', 'Editor']) {
    expect((await sidecar.call('GET', `integrations/${uid}`, undefined, { role })).body).not.toHaveProperty(
      'formerSecrets'
    );
  }
  const { status, body } = await sidecar.call('DELETE', path);
  expect([status, body.formerSecrets]).toEqual([200, []]);
  expect([await send(old), await send(next)]).toEqual([403, 200]);
  expect(sidecar.log.map(({ msg }) => msg)).toContain('integration rid of a former secret');
});

test.each([[-1], [31 * 86_400 + 1], [1.5], ['60'], [null]])('a grace of %j is refused', async (graceSeconds) => {
  const { uid, old } = await create();
  const { status } = await sidecar.call('POST', `integrations/${uid}/rotate-token`, { graceSeconds });
  expect([status, await send(old)]).toEqual([400, 200]);
});

test('a secret that is no former one has nothing to end', async () => {
  const { uid } = await create();
  expect((await sidecar.call('DELETE', `integrations/${uid}/former-secrets/anything`)).status).toBe(404);
  expect((await sidecar.call('DELETE', `integrations/${uid}/former-secrets/signature`)).status).toBe(200);
});

test('two URLs are one integration: one quota, and a delivery that comes by both counts once', async () => {
  const { uid, old } = await create({ quotaPerMinute: 3, duplicateWindowSeconds: 60 });
  const next = await rotate(uid, 3600);
  const id = { 'webhook-id': 'one' };
  expect([await send(old, id), await send(next, id)]).toEqual([200, 200]);
  expect([await send(old, {}, 'Same bytes'), await send(next, {}, 'Same bytes')]).toEqual([200, 429]);
  const { body } = await sidecar.call('GET', 'alert-groups');
  expect(body.items).toMatchObject([{ alertCount: 2 }]);
});

test('an address that goes on with an URL that has ended is held back like any that guesses', async () => {
  const { uid, old } = await create();
  await rotate(uid, 0);
  const answers: number[] = [];
  for (let i = 0; i < 61; i++) {
    answers.push(await send(old));
  }
  expect([new Set(answers.slice(0, 60)), answers[60]]).toEqual([new Set([403]), 429]);
});

test('it ends on time also where the sidecar was down, and what was used before is not forgotten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-rotation-'));
  try {
    await sidecar.close();
    sidecar = await startTestSidecar({ folder });
    const { uid, old } = await create();
    const next = await rotate(uid, 3600);
    await send(old);
    await sidecar.close();
    sidecar = await startTestSidecar({ folder });
    expect([await formerOf(uid), await send(old)]).toMatchObject([[{ uses: 1 }], 200]);
    await sidecar.close();
    sidecar = await startTestSidecar({ folder });
    sidecar.setTime(start + hour);
    expect([await send(old), await send(next)]).toEqual([403, 200]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file that changes the token has the former one count as long as it says, and applying it again changes nothing', async () => {
  await sidecar.close();
  const file = (token: string, grace: string) =>
    `integrations:\n  - { uid: filed, name: Filed, type: formatted_webhook, token: ${token}${grace} }\n`;
  const path = (token: string) => `/integrations/v1/formatted_webhook/${token}/`;
  sidecar = await startTestSidecar({ provisioning: { 'a.yaml': file('the-first-token-of-all', '') } });
  const apply = async (text: string) => {
    writeFileSync(join(sidecar.folder, 'a.yaml'), text);
    await sidecar.provision();
  };
  await apply(file('the-second-token-of-all', ', rotateGraceSeconds: 60'));
  sidecar.setTime(start + 30_000);
  await apply(`${file('the-second-token-of-all', ', rotateGraceSeconds: 60')}\n`);
  expect([await send(path('the-first-token-of-all')), await send(path('the-second-token-of-all'))]).toEqual([200, 200]);
  expect(await formerOf('filed')).toMatchObject([{ endsAt: '2026-11-23T12:01:00.000Z' }]);
  expect((await sidecar.call('DELETE', 'integrations/filed/former-secrets/token')).status).toBe(200);
  expect(await send(path('the-first-token-of-all'))).toBe(403);
  await apply(file('the-third-token-of-all', ''));
  expect([await send(path('the-second-token-of-all')), await send(path('the-third-token-of-all'))]).toEqual([403, 200]);
});
