import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { hashToken } from '../../../store/token.ts';

let sidecar: TestSidecar;
beforeEach(async () => {
  sidecar = await startTestSidecar();
});
afterEach(() => sidecar.close());

const create = async (urlShownOnce: boolean) =>
  (await sidecar.call('POST', 'integrations', { name: 'One', type: 'formatted_webhook', urlShownOnce })).body;
const read = async (uid: string) => (await sidecar.call('GET', `integrations/${uid}`)).body;
const send = async (url: string) => (await sidecar.post(new URL(url).pathname, '{"alert_uid":"a"}')).status;
const rotate = async (uid: string, body: object) =>
  (await sidecar.call('POST', `integrations/${uid}/rotate-token`, body)).body;

/** All that the database file has of integrations, as text. */
function stored(): string {
  const database = new DatabaseSync(join(sidecar.folder, 'bellhook.db'), { readOnly: true });
  try {
    return JSON.stringify([
      database.prepare('select * from integrations').all(),
      database.prepare('select * from former_secrets').all(),
    ]);
  } finally {
    database.close();
  }
}

test('the URL is in the reply to who makes it and nowhere later, and takes deliveries', async () => {
  const made = await create(true);
  expect(made).toMatchObject({ urlShownOnce: true, token: expect.any(String), url: expect.any(String) });
  const later = await read(made.uid);
  expect(later).toMatchObject({
    urlShownOnce: true,
    tokenHash: hashToken(made.token),
    urlHint: `http://alerts.example:8080/integrations/v1/formatted_webhook/…${made.token.slice(-4)}/`,
  });
  const { body: list } = await sidecar.call('GET', 'integrations');
  const { body: renamed } = await sidecar.call('PATCH', `integrations/${made.uid}`, { name: 'Renamed' });
  const { body: yaml } = await sidecar.call('POST', `integrations/${made.uid}/yaml`, {});
  for (const reply of [later, list, renamed, yaml, stored(), sidecar.log]) {
    expect(JSON.stringify(reply)).not.toContain(made.token);
  }
  for (const role of ['Viewer', 'Editor']) {
    const { body } = await sidecar.call('GET', `integrations/${made.uid}`, undefined, { role });
    expect(body).not.toHaveProperty('tokenHash');
    expect(body).not.toHaveProperty('urlHint');
  }
  expect([await send(made.url), (await sidecar.request(`${new URL(made.url).pathname}heartbeat/`)).status]).toEqual([
    200, 200,
  ]);
});

test('neither the hash nor the hint is a way in', async () => {
  const { uid, url, token } = await create(true);
  const { tokenHash } = await read(uid);
  for (const text of [tokenHash, token.slice(-4), `…${token.slice(-4)}`]) {
    expect(await send(url.replace(token, encodeURIComponent(text)))).toBe(403);
  }
});

test('it is turned on later, with the URL a last time, and off by another token only', async () => {
  const made = await create(false);
  const path = `integrations/${made.uid}`;
  const { body: on } = await sidecar.call('PATCH', path, { urlShownOnce: true });
  expect(on).toMatchObject({ urlShownOnce: true, token: made.token, url: made.url });
  const { body: again } = await sidecar.call('PATCH', path, { urlShownOnce: true });
  expect([again.urlShownOnce, again.token, again.formerSecrets]).toEqual([true, undefined, []]);
  expect([await send(made.url), stored().includes(made.token)]).toEqual([200, false]);
  expect((await sidecar.call('PATCH', path, { urlShownOnce: false })).status).toBe(400);
  const kept = await rotate(made.uid, { graceSeconds: 60 });
  expect([kept.urlShownOnce, kept.token === made.token, (await read(made.uid)).token]).toEqual([
    true,
    false,
    undefined,
  ]);
  expect([await send(made.url), await send(kept.url), stored().includes(kept.token)]).toEqual([200, 200, false]);
  const off = await rotate(made.uid, { urlShownOnce: false });
  expect([off.urlShownOnce, (await read(made.uid)).token]).toEqual([false, off.token]);
  expect([await send(made.url), await send(kept.url), await send(off.url)]).toEqual([403, 403, 200]);
});

test('who may not make integrations turns nothing on', async () => {
  const { uid, token } = await create(false);
  for (const [caller, status] of [
    [{ role: 'Viewer' }, 403],
    [{ role: 'Editor' }, 403],
    [{ orgId: 2 }, 404],
  ] as const) {
    expect((await sidecar.call('PATCH', `integrations/${uid}`, { urlShownOnce: true }, caller)).status).toBe(status);
  }
  expect((await read(uid)).token).toBe(token);
});

test('a file may give the token to be kept as a hash, or the hash alone', async () => {
  await sidecar.close();
  const path = (token: string) => `http://x/integrations/v1/formatted_webhook/${token}/`;
  const file = (fields: string) =>
    `integrations:\n  - { uid: filed, name: Filed, type: formatted_webhook, ${fields} }\n`;
  sidecar = await startTestSidecar({ provisioning: { 'a.yaml': file('token: the-first-token-of-all') } });
  const apply = async (fields: string) => {
    writeFileSync(join(sidecar.folder, 'a.yaml'), file(fields));
    await sidecar.provision();
    return read('filed');
  };
  expect((await read('filed')).token).toBe('the-first-token-of-all');
  expect(await apply('token: the-first-token-of-all, urlShownOnce: true')).toMatchObject({
    urlShownOnce: true,
    urlHint: expect.stringContaining('…-all/'),
    formerSecrets: [],
  });
  expect(stored()).not.toContain('the-first-token-of-all');
  // The hash of the token that there is changes nothing, not even the hint.
  expect(await apply(`tokenHash: ${hashToken('the-first-token-of-all')}`)).toMatchObject({
    urlHint: expect.stringContaining('…-all/'),
  });
  expect(await send(path('the-first-token-of-all'))).toBe(200);
  await apply(`tokenHash: ${hashToken('the-second-token-of-all')}, rotateGraceSeconds: 60`);
  expect([await send(path('the-first-token-of-all')), await send(path('the-second-token-of-all'))]).toEqual([200, 200]);
  await expect(apply(`tokenHash: ${hashToken('x')}, token: the-first-token-of-all`)).rejects.toThrow(
    'give either token or tokenHash'
  );
  await expect(apply('tokenHash: abc')).rejects.toThrow('must be SHA-256 in hex');
});

test('a copy as YAML makes one whose URL is not shown, either', async () => {
  const { uid } = await create(true);
  const { yaml } = (await sidecar.call('GET', 'provisioning/yaml')).body;
  await sidecar.close();
  sidecar = await startTestSidecar({ provisioning: { 'a.yaml': yaml } });
  expect(await read(uid)).toMatchObject({ urlShownOnce: true, tokenHash: expect.any(String) });
});

test('two integrations cannot have a token, whether it is known or its hash only', async () => {
  await sidecar.close();
  sidecar = await startTestSidecar({ provisioning: { 'a.yaml': 'integrations: []\n' } });
  const mine = await create(false);
  writeFileSync(
    join(sidecar.folder, 'a.yaml'),
    `integrations:\n  - { uid: filed, name: Filed, type: webhook, tokenHash: ${hashToken(mine.token)} }\n`
  );
  await expect(sidecar.provision()).rejects.toThrow('the token belongs to another integration');
  expect(await send(mine.url)).toBe(200);
});
