import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

const token = 'm12xmIjOcgwH74UF8CN4dk0Dh';
const formatted = `/integrations/v1/formatted_webhook/${token}/`;
const webhook = '/integrations/v1/webhook/generic-webhook-token/';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar({
    provisioning: {
      'a.yaml': `integrations:
        - { uid: demo, name: Demo, type: formatted_webhook, token: ${token} }
        - { uid: generic, name: Generic, type: webhook, token: generic-webhook-token }`,
    },
    env: { BELLHOOK_PUBLIC_URL: 'https://example.com/oncall' },
  });
});
afterAll(() => sidecar.close());

describe('an alert', () => {
  test('is answered with what it became, and is there', async () => {
    const { status, body } = await sidecar.post(formatted, '{"alert_uid":"a","title":"Down"}');
    expect({ status, body }).toEqual({
      status: 200,
      body: { status: 'accepted', alertId: expect.any(String), alertGroupId: expect.any(String) },
    });
    const group = await sidecar.call('GET', `alert-groups/${body.alertGroupId}`);
    expect(group.body).toMatchObject({ title: 'Down', state: 'firing', alertCount: 1 });
  });

  test.each([
    ['without the last slash', formatted.slice(0, -1)],
    ['with a query', `${formatted}?a=b`],
    ['with the path of the public URL', `/oncall${formatted}`],
  ])('is accepted %s', async (_, path) => {
    expect((await sidecar.post(path, '{}')).body.status).toBe('accepted');
  });

  test('that comes as a GET is answered with what no cache may keep, and comes again like any other', async () => {
    const get = () => sidecar.request(`${formatted}?alert_uid=get`, { headers: { 'webhook-id': 'get-1' } });
    const [first, again] = [await get(), await get()];
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const reply = (await first.json()) as object;
    expect(reply).toMatchObject({ status: 'accepted' });
    expect(await again.json()).toEqual(reply);
    const { body } = await sidecar.call('GET', 'integrations/demo/deliveries?limit=2');
    expect(body.items).toMatchObject([{ outcome: 'duplicate' }, { outcome: 'accepted', size: 13 }]);
  });

  test('joins the open group with its key; a recovery resolves it, and the next opens another', async () => {
    const first = await sidecar.post(formatted, '{"alert_uid":"k","title":"T","message":"M"}');
    const second = await sidecar.post(formatted, '{"alert_uid":"k"}');
    const recovery = await sidecar.post(formatted, '{"alert_uid":"k","state":"OK"}');
    const id = first.body.alertGroupId;
    expect([second.body.alertGroupId, recovery.body.alertGroupId]).toEqual([id, id]);
    expect((await sidecar.call('GET', `alert-groups/${id}`)).body).toMatchObject({
      state: 'resolved',
      alertCount: 3,
      title: 'T',
      message: 'M',
      resolvedBy: { kind: 'source' },
    });
    const next = await sidecar.post(formatted, '{"alert_uid":"k"}');
    expect(next.body.alertGroupId).not.toBe(id);
  });

  test('that recovers from nothing opens nothing, and the reply says so', async () => {
    const before = await sidecar.call('GET', 'alert-groups');
    const { status, body } = await sidecar.post(formatted, '{"alert_uid":"never seen","state":"ok"}');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'nothing_to_resolve', alertId: null, alertGroupId: null },
    });
    expect((await sidecar.call('GET', 'alert-groups')).body.counts).toEqual(before.body.counts);
  });

  test.each(['{}', '{"alert_uid":null}', '{"alert_uid":" "}'])('without a key has its own group: %s', async (body) => {
    const [one, two] = [await sidecar.post(formatted, body), await sidecar.post(formatted, body)];
    expect(one.body.alertGroupId).not.toBe(two.body.alertGroupId);
  });

  test('of another integration with the same key has another group', async () => {
    const one = await sidecar.post(formatted, '{"alert_uid":"shared"}');
    const two = await sidecar.post(webhook, '{"alert_uid":"shared"}');
    expect(one.body.alertGroupId).not.toBe(two.body.alertGroupId);
  });

  test('as any JSON is shown as it was received', async () => {
    const text = '{"z": 1.0, "10": 12345678901234567890, "2": {"b": [], "a": null}}';
    const { body } = await sidecar.post(webhook, text);
    const alerts = await sidecar.call('GET', `alert-groups/${body.alertGroupId}/alerts`);
    expect(alerts.body.items).toMatchObject([{ id: body.alertId, payload: text }]);
  });

  test('that comes 40 times at once makes one group of 40', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => sidecar.post(formatted, '{"alert_uid":"storm"}'))
    );
    const ids = new Set(answers.map(({ body }) => body.alertGroupId));
    expect(ids.size).toBe(1);
    const group = await sidecar.call('GET', `alert-groups/${[...ids][0]}`);
    expect(group.body.alertCount).toBe(40);
  });
});

describe('refused', () => {
  test.each([
    ['an unknown token', '/integrations/v1/formatted_webhook/unknown-token-12345/', '{}', 403, 'unknown_token'],
    ['the wrong type', `/integrations/v1/webhook/${token}/`, '{}', 400, 'wrong_type'],
    ['an unknown type', `/integrations/v1/constructor/${token}/`, '{}', 400, 'wrong_type'],
    ['no JSON', formatted, 'hello', 400, 'invalid_json'],
    ['an empty body', formatted, '', 400, 'empty_body'],
    ['a body too large', formatted, 'x'.repeat(1024 * 1024 + 1), 413, 'too_large'],
    ['another path', '/integrations/v1/', '{}', 404, 'not_found'],
    ['a path beyond', `${formatted}beyond/`, '{}', 404, 'not_found'],
  ])('%s', async (_, path, body, status, code) => {
    expect(await sidecar.post(path, body)).toEqual({ status, body: { code, message: expect.any(String) } });
  });

  test('a compression that is not known, and which ones are', async () => {
    const response = await sidecar.request(formatted, {
      method: 'POST',
      body: '{}',
      headers: { 'content-encoding': 'compress' },
    });
    expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'gzip, deflate, br, zstd']);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
    const response = await sidecar.request(formatted, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  test('a body that grows too large on the way, without waiting for its end', async () => {
    const socket = connect(sidecar.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST ${formatted} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`);
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    socket.write(chunk.repeat(20));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close/i);
    socket.destroy();
    expect((await sidecar.post(formatted, '{}')).status).toBe(200);
  });
});

describe('a browser', () => {
  test('sees what to send, and nothing of whose integration it is', async () => {
    const response = await sidecar.request(formatted);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('POST');
    expect(page).not.toContain('Demo');
    expect(page).not.toContain(token);
  });

  test('without the token sees nothing', async () => {
    expect((await sidecar.request('/integrations/v1/formatted_webhook/nope/')).status).toBe(403);
  });
});

describe('an address that tries tokens', () => {
  let guessed: TestSidecar;
  beforeAll(async () => {
    guessed = await startTestSidecar({
      provisioning: { 'a.yaml': 'integrations: [{ uid: a, name: A, type: webhook, token: token-that-is-right }]' },
      env: { BELLHOOK_TRUSTED_PROXIES: '127.0.0.1' },
    });
  });
  afterAll(() => guessed.close());

  const send = async (name: string, from: string) => {
    const response = await guessed.request(`/integrations/v1/webhook/${name}/`, {
      method: 'POST',
      body: '{}',
      headers: { 'x-forwarded-for': from },
    });
    return [response.status, response.headers.get('retry-after'), ((await response.json()) as { code?: string }).code];
  };

  test('is slowed down; a right token is taken from wherever it comes', async () => {
    for (let n = 0; n < 60; n++) {
      expect(await send(`guess-${n}`, '192.0.2.1')).toEqual([403, null, 'unknown_token']);
    }
    expect(await send('one-more', '192.0.2.1')).toEqual([429, '1', 'too_many_guesses']);
    expect((await send('token-that-is-right', '192.0.2.1'))[0]).toBe(200);
    expect((await send('one-more', '192.0.2.2'))[0]).toBe(403);
    guessed.setTime(Date.parse('2026-11-23T12:00:01Z'));
    expect((await send('one-more', '192.0.2.1'))[0]).toBe(403);
    const { body } = await guessed.call('GET', 'integrations/a/deliveries');
    expect(body.items[0]).toMatchObject({ address: '192.0.2.1' });
  });
});

describe('operations', () => {
  test.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/nowhere', 404],
  ])('%s answers %i', async (path, status) => {
    expect((await sidecar.request(path)).status).toBe(status);
  });

  test('metrics count deliveries and groups, and name neither tokens nor what people called things', async () => {
    const text = await (await sidecar.request('/metrics')).text();
    expect(text).toMatch(/^bellhook_deliveries_total\{type="formatted_webhook",outcome="accepted"\} [1-9]/m);
    expect(text).toMatch(/^bellhook_deliveries_total\{type="unknown",outcome="unknown_token"\} [1-9]/m);
    expect(text).toMatch(/^bellhook_alert_groups\{org="1",integration="demo",state="firing"\} [1-9]/m);
    expect(text).toMatch(/^bellhook_queue_alerts 0$/m);
    expect(text).toMatch(/^bellhook_store_up 1$/m);
    expect(text).not.toMatch(/Demo|Generic/);
    expect(text).not.toContain(token);
  });

  test('the log holds no token and no payload', () => {
    expect(JSON.stringify(sidecar.log)).not.toContain(token);
    expect(JSON.stringify(sidecar.log)).not.toContain('12345678901234567890');
  });
});
