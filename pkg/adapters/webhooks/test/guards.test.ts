import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import {
  admin,
  startTestSidecar,
  type TestOptions,
  type TestSidecar,
} from '../../../../test-support/sidecar/test-sidecar.ts';
import { noGuards } from '../../../contract/integrations/guards.ts';

const key = randomBytes(32).toString('base64');
const secret = 'correct horse battery staple';
const now = Date.parse('2026-11-23T12:00:00Z');
const seconds = now / 1000;

let sidecar: TestSidecar;
let url: string;
let uid: string;

async function start(options: TestOptions = { env: { BELLHOOK_SECRET_KEYS: key } }): Promise<void> {
  sidecar = await startTestSidecar(options);
}

async function create(guards: object, secrets: object = {}, fields: object = {}) {
  const reply = await sidecar.call('POST', 'integrations', {
    name: 'Guarded',
    type: 'webhook',
    settings: { guards: { ...noGuards, ...guards } },
    secrets,
    ...fields,
  });
  if (reply.status === 200) {
    uid = reply.body.uid;
    url = new URL(reply.body.url).pathname;
  }
  return reply;
}

const send = async (body: string, headers: Record<string, string> = {}, init: RequestInit = {}) => {
  const response = await sidecar.request(url, { method: 'POST', body, headers, ...init });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const json = { 'content-type': 'application/json' };
const sha256 = (text: string, of = secret) => createHmac('sha256', of).update(text).digest('hex');
const github = (body: string, of?: string) => ({ ...json, 'x-hub-signature-256': `sha256=${sha256(body, of)}` });
const slack = (body: string, at = seconds) => ({
  ...json,
  'x-slack-request-timestamp': `${at}`,
  'x-slack-signature': `v0=${sha256(`v0:${at}:${body}`)}`,
});

/** Outcome and detail of the newest deliveries, oldest first. */
const outcomes = async () => {
  const { body } = await sidecar.call('GET', `integrations/${uid}/deliveries`);
  return body.items.map(({ outcome, detail }: { outcome: string; detail: string }) => [outcome, detail]).reverse();
};
const groups = async () => (await sidecar.call('GET', 'alert-groups')).body.items.length;

const folders: string[] = [];
/** Starts one whose database stays when it ends. */
async function startInFolder(): Promise<string> {
  await sidecar.close();
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-guards-'));
  folders.push(folder);
  await start({ folder, env: { BELLHOOK_SECRET_KEYS: key } });
  return folder;
}

beforeEach(() => start());
afterEach(async () => {
  await sidecar.close();
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));
});

const told401 = '{"code":"unauthorized","message":"This delivery is not taken."}';
const told403 = '{"code":"forbidden","message":"This delivery is not taken."}';

describe('signatures', () => {
  test('only what is signed is taken, people see why, and senders do not', async () => {
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    const alert = '{"title":"a"}';
    expect(await send(alert, json)).toMatchObject({ status: 401, body: told401 });
    expect(await send(alert, github(alert, 'another secret'))).toMatchObject({ status: 401, body: told401 });
    expect(await send(`${alert} `, github(alert))).toMatchObject({ status: 401, body: told401 });
    expect(await send(alert, github(alert))).toMatchObject({ status: 200 });
    const wrong = [
      'signature_wrong',
      'The signature in the header x-hub-signature-256 is not that of the body and the secret.',
    ];
    await eventually(async () =>
      // One that is rejected may be noted after an alert that came later.
      expect((await outcomes()).sort()).toEqual([
        ['accepted', null],
        ['signature_missing', 'The header x-hub-signature-256 is missing.'],
        wrong,
        wrong,
      ])
    );
    expect(await groups()).toBe(1);
    const metrics = await (await sidecar.request('/metrics')).text();
    expect(metrics).toContain('bellhook_deliveries_total{type="webhook",outcome="signature_wrong"} 2');
  });

  test('a GET is not taken, because nothing of it is signed', async () => {
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    const response = await sidecar.request(`${url}?title=a`, { headers: github('title=a') });
    expect([response.status, await response.text()]).toEqual([401, told401]);
  });

  test('a compressed body is signed as it is sent', async () => {
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    const packed = new Blob(['{"title":"a"}']).stream().pipeThrough(new CompressionStream('gzip'));
    const bytes = Buffer.from(await new Response(packed).arrayBuffer());
    const signature = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
    const headers = { ...json, 'content-encoding': 'gzip', 'x-hub-signature-256': signature };
    expect(await sidecar.post(url, bytes, headers)).toMatchObject({ status: 200 });
  });

  test('a replay is refused, and what could not be taken may come again', async () => {
    await create({ signature: { scheme: 'slack' } }, { signature: secret });
    const alert = '{"title":"a"}';
    expect(await send(alert, slack(alert))).toMatchObject({ status: 200 });
    expect(await send(alert, slack(alert))).toMatchObject({ status: 403, body: told403 });
    expect(await send(alert, { ...slack(alert), 'idempotency-key': 'new' })).toMatchObject({ status: 403 });
    expect(await send(alert, slack(alert, seconds - 1))).toMatchObject({ status: 200 });
    expect(await send('{', slack('{'))).toMatchObject({ status: 400 });
    expect(await send('{', slack('{'))).toMatchObject({ status: 400 });
    expect(await send(alert, slack(alert, seconds - 301))).toMatchObject({ status: 401, body: told401 });
    sidecar.setTime(now + 301_000);
    expect(await send(alert, slack(alert))).toMatchObject({ status: 401, body: told401 });
  });

  test('a replay that the memory of another process does not hold counts once', async () => {
    const folder = await startInFolder();
    await create({ signature: { scheme: 'slack' } }, { signature: secret });
    const alert = '{"title":"a"}';
    await send(alert, slack(alert));
    await sidecar.close();
    sidecar = await startTestSidecar({ folder, env: { BELLHOOK_SECRET_KEYS: key } });
    // An id that nobody has signed makes no other delivery of it.
    await send(alert, { ...slack(alert), 'idempotency-key': 'new' });
    await eventually(async () =>
      expect((await outcomes()).map(([outcome]: [string]) => outcome)).toEqual(['accepted', 'duplicate'])
    );
  });

  test('what is not signed takes nothing of the quota', async () => {
    await create({ signature: { scheme: 'github' } }, { signature: secret }, {});
    await sidecar.call('PATCH', `integrations/${uid}`, { settings: { quotaPerMinute: 1 } });
    const alert = '{"title":"a"}';
    for (let i = 0; i < 5; i++) {
      expect((await send(alert, json)).status).toBe(401);
    }
    expect((await send(alert, github(alert))).status).toBe(200);
    expect((await send(alert, github(alert))).status).toBe(429);
  });
});

describe('credentials', () => {
  const basic = (user: string, password: string) => ({
    ...json,
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  });

  test('a user and a password', async () => {
    await create({ credentials: { kind: 'basic', user: 'grafana' } }, { credentials: secret });
    const none = await send('{}', json);
    expect([none.status, none.body, none.headers.get('www-authenticate')]).toEqual([
      401,
      told401,
      'Basic realm="Bellhook", charset="UTF-8"',
    ]);
    for (const headers of [
      basic('grafana', 'wrong password'),
      basic('other', secret),
      basic('', ''),
      { ...json, authorization: `Bearer ${secret}` },
    ]) {
      expect(await send('{}', headers)).toMatchObject({ status: 401, body: told401 });
    }
    expect(await send('{"title":"a"}', basic('grafana', secret))).toMatchObject({ status: 200 });
  });

  test('a bearer token, also for a GET, and for the page that a browser gets', async () => {
    await create({ credentials: { kind: 'bearer' } }, { credentials: secret });
    const get = (path: string, token: string) =>
      sidecar.request(path, { headers: { authorization: `bearer ${token}` } });
    expect((await get(`${url}?title=a`, 'no such token')).status).toBe(401);
    expect((await get(`${url}?title=a`, secret)).status).toBe(200);
    expect((await sidecar.request(url)).status).toBe(401);
    expect((await get(url, secret)).status).toBe(200);
  });
});

describe('networks', () => {
  test('others are refused, behind a trusted proxy by the address that it names last', async () => {
    await sidecar.close();
    await start({ env: { BELLHOOK_TRUSTED_PROXIES: '127.0.0.1' } });
    await create({ networks: ['192.0.2.0/24', '2001:db8::/32'] });
    const from = async (address: string) =>
      (await send('{"title":"a"}', { ...json, 'x-forwarded-for': address })).status;
    expect(await from('192.0.2.7')).toBe(200);
    expect(await from('2001:db8::1')).toBe(200);
    expect(await from('192.0.2.7, 198.51.100.1')).toBe(403);
    expect(await from('2001:db9::1')).toBe(403);
    expect(await from('::ffff:192.0.2.9')).toBe(200);
    expect(await send('{}', json)).toMatchObject({ status: 403, body: told403 });
    await eventually(async () =>
      expect(await outcomes()).toContainEqual([
        'network_refused',
        'The address 198.51.100.1 is in none of the networks.',
      ])
    );
  });

  test('without trusted proxies nobody is believed who names another address', async () => {
    await create({ networks: ['192.0.2.0/24'] });
    expect((await send('{}', { ...json, 'x-forwarded-for': '192.0.2.7' })).status).toBe(403);
  });
});

describe('origins', () => {
  const origin = 'https://status.example.com';
  beforeEach(() => create({ origins: [origin] }));

  test('a page that may send reads the answer, another one sends nothing', async () => {
    const mine = await send('title=a', { origin, 'content-type': 'application/x-www-form-urlencoded' });
    expect([mine.status, mine.headers.get('access-control-allow-origin'), mine.headers.get('vary')]).toEqual([
      200,
      origin,
      'Origin',
    ]);
    const other = await send('{}', { ...json, origin: 'https://evil.example' });
    expect([other.status, other.headers.get('access-control-allow-origin'), other.body]).toEqual([403, null, told403]);
    expect((await send('{}', { ...json, origin: 'null' })).status).toBe(403);
    expect((await send('{"title":"a"}', json)).status).toBe(200);
  });

  test('a browser that asks before it sends JSON is answered', async () => {
    const ask = (from: string) => sidecar.request(url, { method: 'OPTIONS', headers: { origin: from } });
    const mine = await ask(origin);
    expect([mine.status, mine.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type']);
    expect((await ask('https://evil.example')).status).toBe(403);
  });
});

test('without guards nobody is asked for anything, and browsers are told nothing', async () => {
  await create({});
  const reply = await send('{"title":"a"}', { ...json, origin: 'https://any.example' });
  expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  expect((await sidecar.request(url, { method: 'OPTIONS' })).status).toBe(405);
});

describe('secrets', () => {
  test('go in and never come out, not even of the files', async () => {
    const created = await create({ signature: { scheme: 'github' } }, { signature: secret });
    expect(created.body).toMatchObject({
      keepsSecrets: true,
      secrets: [{ name: 'signature', setAt: '2026-11-23T12:00:00.000Z', readable: true }],
    });
    await send('{}', github('{}', 'wrong secret'));
    const replies = [
      created,
      await sidecar.call('GET', 'integrations'),
      await sidecar.call('GET', `integrations/${uid}`),
      await sidecar.call('GET', `integrations/${uid}/deliveries`),
      await sidecar.call('PATCH', `integrations/${uid}`, { secrets: { signature: secret } }),
      await sidecar.call('PATCH', `integrations/${uid}`, { secrets: { signature: 5 } }),
      await sidecar.call('PATCH', `integrations/${uid}`, { secrets: { signature: `${secret}\n` } }),
      await sidecar.call('PATCH', `integrations/${uid}`, { name: '', secrets: { signature: secret } }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 400, 400, 400]);
    expect(JSON.stringify(replies)).not.toContain('battery');
    expect(JSON.stringify(sidecar.log)).not.toContain('battery');
    const files = ['bellhook.db', 'bellhook.db-wal'].map((name) => readFileSync(join(sidecar.folder, name), 'latin1'));
    expect(files.join()).toContain('v1.');
    expect(files.join()).not.toContain('battery');
  });

  test('only Admins are told that one is set', async () => {
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    const { body } = await sidecar.call('GET', `integrations/${uid}`, undefined, { role: 'Editor' });
    expect([body.secrets, body.keepsSecrets, body.settings.guards.signature]).toEqual([
      undefined,
      undefined,
      { scheme: 'github' },
    ]);
  });

  test('without a key none is kept, and it is said how to make one', async () => {
    await sidecar.close();
    await start({});
    expect(await create({ signature: { scheme: 'github' } }, { signature: secret })).toMatchObject({
      status: 409,
      body: { code: 'no_secret_key', message: expect.stringContaining('openssl rand -base64 32') },
    });
    const created = await create({});
    expect(created.body).toMatchObject({ keepsSecrets: false, secrets: [] });
  });

  test('a guard without its secret is refused, and so is to take it away', async () => {
    expect(await create({ signature: { scheme: 'github' } })).toMatchObject({
      status: 409,
      body: { code: 'secret_missing' },
    });
    expect(await create({ signature: { scheme: 'standard' } }, { signature: 'no base64 at all' })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('whsec_') },
    });
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    const patch = (body: object) => sidecar.call('PATCH', `integrations/${uid}`, body);
    expect(await patch({ secrets: { signature: null } })).toMatchObject({ status: 409 });
    expect(await patch({ settings: { guards: { ...noGuards, credentials: { kind: 'bearer' } } } })).toMatchObject({
      status: 409,
      body: { code: 'secret_missing' },
    });
    expect(await patch({ settings: { guards: { ...noGuards, signature: { scheme: 'standard' } } } })).toMatchObject({
      status: 400,
    });
    expect(await patch({ settings: { guards: noGuards }, secrets: { signature: null } })).toMatchObject({
      status: 200,
      body: { secrets: [] },
    });
  });

  test('another key takes over without a gap, and the old one can go', async () => {
    const folder = await startInFolder();
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    const other = randomBytes(32).toString('base64');
    const restart = async (keys: string) => {
      await sidecar.close();
      sidecar = await startTestSidecar({ folder, env: { BELLHOOK_SECRET_KEYS: keys } });
    };
    await restart(`${other},${key}`);
    expect((await send('{"title":"a"}', github('{"title":"a"}'))).status).toBe(200);
    await eventually(() => expect(JSON.stringify(sidecar.log)).toContain('encrypted with the first key now'));
    await restart(other);
    expect((await send('{"title":"a"}', github('{"title":"a"}'))).status).toBe(200);
    await restart(key);
    expect(await send('{"title":"a"}', github('{"title":"a"}'))).toMatchObject({ status: 503 });
    await eventually(() => expect(JSON.stringify(sidecar.log)).toContain('no key of the sidecar opens the secrets'));
    const { body } = await sidecar.call('GET', `integrations/${uid}`);
    expect(body.secrets).toMatchObject([{ name: 'signature', readable: false }]);
  });
});

describe('provisioning', () => {
  const file = (secrets: string) => `integrations:
  - uid: one
    name: One
    type: webhook
    token: token-of-sixteen-or-more
    settings:
      guards:
        signature: { scheme: github }
        networks: [127.0.0.0/8]
    secrets:
      signature: ${secrets}
`;

  const faults = async () => (await sidecar.call('GET', 'provisioning')).body.failure.faults;

  test('secrets come from the environment and from files, and stay as old as they are', async () => {
    await sidecar.close();
    const env = { BELLHOOK_SECRET_KEYS: key, GITHUB_SECRET: secret };
    await start({ env, provisioning: { 'one.yaml': file('${GITHUB_SECRET}') } });
    url = '/integrations/v1/webhook/token-of-sixteen-or-more/';
    uid = 'one';
    expect((await send('{"title":"a"}', github('{"title":"a"}'))).status).toBe(200);
    sidecar.setTime(now + 60_000);
    const inFile = join(sidecar.folder, 'secret');
    writeFileSync(inFile, `${secret}\n`);
    writeFileSync(join(sidecar.folder, 'one.yaml'), file(`{ file: ${inFile} }`));
    await sidecar.provision();
    expect((await send('{"title":"b"}', github('{"title":"b"}'))).status).toBe(200);
    const state = async () => (await sidecar.call('GET', 'integrations/one')).body.secrets;
    expect(await state()).toEqual([{ name: 'signature', setAt: '2026-11-23T12:00:00.000Z', readable: true }]);
    writeFileSync(inFile, 'another secret');
    await sidecar.provision();
    expect((await send('{"title":"c"}', github('{"title":"c"}', 'another secret'))).status).toBe(200);
    expect(await state()).toMatchObject([{ setAt: '2026-11-23T12:01:00.000Z' }]);
    expect((await sidecar.call('PATCH', 'integrations/one', { secrets: { signature: secret } })).body.code).toBe(
      'provisioned'
    );
  });

  test('a file that holds a secret is followed as it changes, and as it comes', async () => {
    await sidecar.close();
    const folder = mkdtempSync(join(tmpdir(), 'bellhook-secrets-'));
    const inFile = join(folder, 'github');
    try {
      await start({
        env: { BELLHOOK_SECRET_KEYS: key },
        provisioning: { 'one.yaml': file(`{ file: ${inFile} }`) },
      });
      url = '/integrations/v1/webhook/token-of-sixteen-or-more/';
      const takes = (wanted: string) =>
        eventually(async () => (await send('{"title":"a"}', github('{"title":"a"}', wanted))).status === 200, 60_000);
      writeFileSync(inFile, secret);
      await takes(secret);
      writeFileSync(inFile, 'another secret of the sender');
      await takes('another secret of the sender');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 150_000);

  test.each([
    ['none at all', '"" # ', 'signature'],
    ['a file that is not there', '{ file: /nowhere/secret }', '/nowhere/secret cannot be read'],
    ['a variable that is not there', '${NOBODY}', 'the environment has no NOBODY'],
    ['one that is too short', 'short', 'secrets.signature'],
  ])('a fault is named with its line, and without the secret: %s', async (_, secrets, message) => {
    await sidecar.close();
    await start({ env: { BELLHOOK_SECRET_KEYS: key }, provisioning: { 'one.yaml': file(secrets) } });
    expect((await sidecar.backend.checkHealth(admin)).message).toMatch(/^one\.yaml:\d+ /);
    expect(await faults()).toContainEqual(expect.objectContaining({ message: expect.stringContaining(message) }));
  });

  test('without a key the file is refused, with the way to make one', async () => {
    await sidecar.close();
    await start({ env: { S: secret }, provisioning: { 'one.yaml': file('${S}') } });
    const [{ message }] = await faults();
    expect(message).toContain('openssl rand -base64 32');
    expect(message).not.toContain('battery');
  });
});

describe('a secret that is replaced with a grace', () => {
  const next = 'another secret of the sender';
  const replace = (name: 'signature' | 'credentials', secretGraceSeconds: number, caller = {}) =>
    sidecar.call('PATCH', `integrations/${uid}`, { secrets: { [name]: next }, secretGraceSeconds }, caller);
  const former = async () => (await sidecar.call('GET', `integrations/${uid}`)).body.formerSecrets;
  const status = async (body: string, headers: Record<string, string>) => (await send(body, headers)).status;

  test('counts beside the new one until the time, and no longer', async () => {
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    expect(JSON.stringify((await replace('signature', 3600)).body)).not.toContain(secret);
    for (const each of [secret, next]) {
      expect(await status('{"title":"a"}', github('{"title":"a"}', each))).toBe(200);
    }
    expect(await status('{"title":"a"}', github('{"title":"a"}', 'a third secret'))).toBe(401);
    await eventually(async () =>
      expect(await former()).toMatchObject([
        {
          name: 'signature',
          hint: null,
          endsAt: '2026-11-23T13:00:00.000Z',
          uses: 1,
          lastUsedAt: '2026-11-23T12:00:00.000Z',
          successorUsedAt: '2026-11-23T12:00:00.000Z',
        },
      ])
    );
    sidecar.setTime(now + 3_600_000 - 1);
    expect(await status('{"title":"a"}', github('{"title":"a"}'))).toBe(200);
    sidecar.setTime(now + 3_600_000);
    expect(await status('{"title":"a"}', github('{"title":"a"}'))).toBe(401);
    expect(await status('{"title":"a"}', github('{"title":"a"}', next))).toBe(200);
  });

  test('is checked for its time and remembered against replays as any', async () => {
    await create({ signature: { scheme: 'slack' } }, { signature: secret });
    await replace('signature', 3600);
    expect(await status('{"title":"a"}', slack('{"title":"a"}', seconds - 301))).toBe(401);
    expect(await status('{"title":"a"}', slack('{"title":"a"}'))).toBe(200);
    expect(await status('{"title":"a"}', slack('{"title":"a"}'))).toBe(403);
  });

  test('may be signed with together with the new one, as Standard Webhooks do, and counts once', async () => {
    const keys = [1, 2].map((byte) => Buffer.alloc(24, byte));
    const [old, young] = keys.map((bytes) => `whsec_${bytes.toString('base64')}`) as [string, string];
    await create({ signature: { scheme: 'standard' } }, { signature: old });
    await sidecar.call('PATCH', `integrations/${uid}`, { secrets: { signature: young }, secretGraceSeconds: 60 });
    const body = '{"title":"a"}';
    const signed = keys.map(
      (of) => `v1,${createHmac('sha256', of).update(`msg_1.${seconds}.${body}`).digest('base64')}`
    );
    const head = (signature: string) => ({
      ...json,
      'webhook-id': 'msg_1',
      'webhook-timestamp': `${seconds}`,
      'webhook-signature': signature,
    });
    expect(await status(body, head(signed.join(' ')))).toBe(200);
    // Each of the two alone is the same delivery, which is there already.
    await status(body, head(signed[0] as string));
    await status(body, head(signed[1] as string));
    expect((await sidecar.call('GET', 'alert-groups')).body.items).toMatchObject([{ alertCount: 1 }]);
  });

  test.each([
    ['a password', { kind: 'basic', user: 'ada' }, (of: string) => `Basic ${btoa(`ada:${of}`)}`],
    ['a bearer token', { kind: 'bearer' }, (of: string) => `Bearer ${of}`],
  ])('may be %s, which an Admin can end', async (_, credentials, authorization) => {
    await create({ credentials }, { credentials: secret });
    for (const role of ['Viewer', 'Editor']) {
      expect((await replace('credentials', 60, { role })).status).toBe(403);
    }
    expect((await replace('credentials', 60, { orgId: 2 })).status).toBe(404);
    await replace('credentials', 60);
    const by = (of: string) => status('{"title":"a"}', { ...json, authorization: authorization(of) });
    expect([await by(secret), await by(next), await by('neither of the two')]).toEqual([200, 200, 401]);
    expect((await sidecar.call('DELETE', `integrations/${uid}/former-secrets/credentials`)).status).toBe(200);
    expect([await by(secret), await by(next)]).toEqual([401, 200]);
  });

  test.each([
    ['without a grace', { secrets: { signature: next } }],
    ['as it is not needed any more', { settings: { guards: noGuards }, secrets: { signature: null } }],
  ])('ends at once %s', async (_, changes) => {
    await create({ signature: { scheme: 'github' } }, { signature: 'the secret before' });
    await sidecar.call('PATCH', `integrations/${uid}`, { secrets: { signature: secret }, secretGraceSeconds: 60 });
    expect(await former()).toHaveLength(1);
    expect((await sidecar.call('PATCH', `integrations/${uid}`, changes)).status).toBe(200);
    expect(await former()).toEqual([]);
  });

  test('a grace alone changes nothing, and is no change', async () => {
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    expect((await sidecar.call('PATCH', `integrations/${uid}`, { secretGraceSeconds: 60 })).status).toBe(400);
    await sidecar.call('PATCH', `integrations/${uid}`, { secrets: { signature: secret }, secretGraceSeconds: 60 });
    expect(await former()).toEqual([]);
  });

  test('is sealed with another key as the new one is', async () => {
    const folder = await startInFolder();
    await create({ signature: { scheme: 'github' } }, { signature: secret });
    await replace('signature', 3600);
    const other = randomBytes(32).toString('base64');
    await sidecar.close();
    await start({ folder, env: { BELLHOOK_SECRET_KEYS: `${other},${key}` } });
    await eventually(async () =>
      expect(sidecar.log).toContainEqual(
        expect.objectContaining({ msg: expect.stringContaining('first key now'), secrets: 2 })
      )
    );
    await sidecar.close();
    await start({ folder, env: { BELLHOOK_SECRET_KEYS: other } });
    for (const each of [secret, next]) {
      expect(await status('{"title":"a"}', github('{"title":"a"}', each))).toBe(200);
    }
  });
});
