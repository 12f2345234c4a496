import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { defaultSettings } from '../../../contract/integrations/settings.ts';

let sidecar: TestSidecar;
const noon = Date.parse('2026-11-23T12:00:00Z');
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

interface Lab {
  readonly uid: string;
  readonly path: string;
  post(body: string, headers?: Record<string, string>): Promise<Answer>;
  deliveries(query?: string): Promise<Answer['body']>;
}

async function create(settings: object = {}): Promise<Lab> {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Lab', type: 'formatted_webhook', settings });
  const path = new URL(body.url).pathname;
  return {
    uid: body.uid,
    path,
    post: (text, headers) => sidecar.post(path, text, { 'content-type': 'application/json', ...headers }),
    async deliveries(query = '') {
      return (await sidecar.call('GET', `integrations/${body.uid}/deliveries${query}`)).body;
    },
  };
}

/** Rejected deliveries are noted after they are answered. */
async function noted(lab: Lab, count: number): Promise<Array<Answer['body']>> {
  for (;;) {
    const { items } = await lab.deliveries();
    if (items.length >= count) {
      return items;
    }
    await new Promise(setImmediate);
  }
}

describe('the deliveries of an integration', () => {
  test('say of each request when, from where, and what became of it', async () => {
    const lab = await create();
    const { body } = await lab.post('{"alert_uid": "a"}');
    await lab.post('{"alert_uid": "b", "state": "ok"}');
    await lab.post('{"alert_uid":');
    await sidecar.post(lab.path.replace('formatted_webhook', 'webhook'), '{}');
    const items = await noted(lab, 4);
    const common = { receivedAt: '2026-11-23T12:00:00.000Z', address: expect.stringContaining('127.0.0.1') };
    expect(items).toMatchObject([
      { ...common, outcome: 'wrong_type', alertId: null },
      { ...common, outcome: 'invalid_json', body: '{"alert_uid":', size: 13, detail: expect.any(String) },
      { ...common, outcome: 'nothing_to_resolve', alertId: null, body: null },
      { ...common, outcome: 'accepted', alertId: body.alertId, alertGroupId: body.alertGroupId, size: 18 },
    ]);
  });

  test('keep the beginning of a rejected body, and show what is no text', async () => {
    const lab = await create();
    await lab.post(`["${'x'.repeat(40_000)}`);
    const [delivery] = await noted(lab, 1);
    expect([delivery.size, delivery.body.length]).toEqual([40_002, 16_384]);
  });

  test('come page by page', async () => {
    const lab = await create();
    for (const uid of ['a', 'b', 'c']) {
      await lab.post(`{"alert_uid": "${uid}"}`);
    }
    const first = await lab.deliveries('?limit=2');
    const second = await lab.deliveries(`?limit=2&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  test('are found by outcome, time and text, which no page of others shows', async () => {
    const lab = await create();
    await lab.post('{"alert_uid": "a", "title": "Disk full"}');
    sidecar.setTime(noon + 60_000);
    await lab.post('{"alert_uid":');
    sidecar.setTime(noon);
    await noted(lab, 2);
    const outcomes = async (query: string) =>
      (await lab.deliveries(query)).items.map(({ outcome }: { outcome: string }) => outcome);
    expect(await outcomes('?outcome=rejected')).toEqual(['invalid_json']);
    expect(await outcomes('?outcome=accepted,limited')).toEqual(['accepted']);
    expect(await outcomes('?q=DISK')).toEqual(['accepted']);
    expect(await outcomes('?from=2026-11-23T12:00:30Z')).toEqual(['invalid_json']);
    expect(await outcomes('?to=2026-11-23T12:00:30Z')).toEqual(['accepted']);
    for (const query of ['?outcome=', '?outcome=a,', '?from=yesterday', `?q=${'x'.repeat(201)}`, '?bodies=no']) {
      const path = `integrations/${lab.uid}/deliveries${query}`;
      expect(await sidecar.call('GET', path)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
    expect((await lab.deliveries('?outcome=rejected&bodies=false')).items).toMatchObject([
      { body: null, replayable: false },
    ]);
  });

  test('are those of their own integration and org only', async () => {
    const [one, two] = [await create(), await create()];
    await one.post('{}');
    expect((await two.deliveries()).items).toEqual([]);
    const other = await sidecar.call('GET', `integrations/${one.uid}/deliveries`, undefined, { orgId: 2 });
    expect(other).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('one delivery', () => {
  const one = (lab: Lab, id: string, as = {}) =>
    sidecar.call('GET', `integrations/${lab.uid}/deliveries/${id}`, undefined, as);

  test('has what was sent: of a rejected one the headers that help, and of secret ones only that they were there', async () => {
    const lab = await create();
    await lab.post('{"alert_uid":', { 'user-agent': 'probe/1', authorization: 'Bearer no-one-sees', 'x-my': 'own' });
    const [{ id }] = await noted(lab, 1);
    const { body } = await one(lab, id);
    expect(body).toMatchObject({
      outcome: 'invalid_json',
      body: '{"alert_uid":',
      payload: null,
      tookMs: 0,
      request: {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'probe/1' },
        secretHeaders: ['authorization'],
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/no-one-sees|x-my/);
  });

  test('has the payload of its alert, and the headers that templates read', async () => {
    const { body: github } = await sidecar.call('POST', 'integrations', {
      ...{ name: 'GitHub', type: 'github' },
      templates: { title: '{{ headers["x-github-event"] }}' },
    });
    const path = new URL(github.url).pathname;
    const sent = { 'content-type': 'application/json', 'x-github-event': 'ping', 'x-hub-signature-256': 'sha256=no' };
    await sidecar.post(path, '{"zen": "Keep it simple", "a": 1.0}', sent);
    const lab = { uid: github.uid } as Lab;
    const { items } = (await sidecar.call('GET', `integrations/${lab.uid}/deliveries`)).body;
    expect((await one(lab, items[0].id)).body).toMatchObject({
      payload: '{"zen": "Keep it simple", "a": 1.0}',
      body: null,
      request: { method: 'POST', headers: { 'x-github-event': 'ping' }, secretHeaders: [] },
    });
  });

  test('has no secret that its type says it has, whatever became of it', async () => {
    const { body } = await sidecar.call('POST', 'integrations', { name: 'StatusCake', type: 'statuscake' });
    const path = new URL(body.url).pathname;
    const lab = { uid: body.uid } as Lab;
    await sidecar.post(path, 'Token=abc123&Status=Down&Name=Shop&URL=x', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    await sidecar.post(path, '{"Token": "abc123", "Status":');
    let items: Array<Answer['body']>;
    do {
      ({ items } = (await sidecar.call('GET', `integrations/${lab.uid}/deliveries`)).body);
    } while (items.length < 2);
    const [rejected, accepted] = items;
    const { payload } = (await one(lab, accepted.id)).body;
    expect(JSON.parse(payload)).toMatchObject({ Token: '******', Status: 'Down' });
    expect(rejected.body).toBe('{"Token": "******", "Status":');
    const { items: alerts } = (await sidecar.call('GET', `alert-groups/${accepted.alertGroupId}/alerts`)).body;
    expect(JSON.stringify(alerts)).not.toContain('abc123');
  });

  test('is for Editors of its org, and of its integration', async () => {
    const [lab, other] = [await create(), await create()];
    await lab.post('{}');
    const [{ id }] = (await lab.deliveries()).items;
    expect((await one(lab, id, { role: 'Editor' })).status).toBe(200);
    expect((await one(lab, id, { role: 'Viewer' })).status).toBe(403);
    for (const answer of [
      await one(lab, id, { orgId: 2 }),
      await one(other, id),
      await one(lab, '99'),
      await one(lab, 'x'),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });
});

describe('a delivery that comes again', () => {
  test('with the id that its sender gave it is stored once, and answered as before', async () => {
    const lab = await create();
    const first = await lab.post('{"alert_uid": "a"}', { 'x-github-delivery': 'id-1' });
    expect(await lab.post('{"alert_uid": "a"}', { 'x-github-delivery': 'id-1' })).toEqual(first);
    const other = await lab.post('{"alert_uid": "a"}', { 'x-github-delivery': 'id-2' });
    expect(other.body.alertId).not.toBe(first.body.alertId);
    expect((await lab.deliveries()).items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'accepted',
      'duplicate',
      'accepted',
    ]);
    expect((await sidecar.call('GET', `alert-groups/${first.body.alertGroupId}`)).body.alertCount).toBe(2);
  });

  test('counts again after a day', async () => {
    const lab = await create();
    const first = await lab.post('{}', { 'idempotency-key': 'k' });
    sidecar.setTime(noon + 24 * 60 * 60 * 1000);
    const later = await lab.post('{}', { 'idempotency-key': 'k' });
    sidecar.setTime(noon);
    expect(later.body.alertId).not.toBe(first.body.alertId);
  });

  test('without an id counts each time, unless the integration says for how long it does not', async () => {
    const [plain, windowed] = [await create(), await create({ duplicateWindowSeconds: 60 })];
    const ids = async (lab: Lab) => [
      (await lab.post('{"a":1}')).body.alertId,
      (await lab.post('{"a":1}')).body.alertId,
    ];
    expect(new Set(await ids(plain)).size).toBe(2);
    expect(new Set(await ids(windowed)).size).toBe(1);
    sidecar.setTime(noon + 60_000);
    const later = await windowed.post('{"a":1}');
    sidecar.setTime(noon);
    expect((await windowed.post('{"a":1}')).body.alertId).toBe(later.body.alertId);
  });
});

describe('a quota', () => {
  test('answers what is too much with 429 and when to try again, and counts it', async () => {
    const lab = await create({ quotaPerMinute: 2 });
    const statuses = [];
    for (let n = 0; n < 4; n++) {
      statuses.push((await lab.post('{}')).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
    const response = await sidecar.request(lab.path, { method: 'POST', body: '{}' });
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await response.json()).toMatchObject({ code: 'limited' });
    await noted(lab, 5);
    expect((await sidecar.call('GET', `integrations/${lab.uid}`)).body).toMatchObject({
      alertCount: 2,
      limitedCount: 3,
    });
    sidecar.setTime(noon + 30_000);
    expect((await lab.post('{}')).status).toBe(200);
    sidecar.setTime(noon);
  });

  test('can be changed and taken away; other settings stay', async () => {
    const lab = await create({ quotaPerMinute: 1, keptAlerts: 5 });
    await lab.post('{}');
    expect((await lab.post('{}')).status).toBe(429);
    const { body } = await sidecar.call('PATCH', `integrations/${lab.uid}`, { settings: { quotaPerMinute: null } });
    expect(body.settings).toEqual({ ...defaultSettings, keptAlerts: 5 });
    expect((await lab.post('{}')).status).toBe(200);
  });

  test.each([
    { quotaPerMinute: 0 },
    { quotaPerMinute: 1.5 },
    { duplicateWindowSeconds: -1 },
    { duplicateWindowSeconds: null },
    { resolvedDays: -1 },
    { keptAlerts: '5' },
    { messageFormat: 'html' },
    { messageFormat: null },
    { quota: 5 },
  ])('or another setting is refused as %j', async (settings) => {
    const lab = await create();
    expect((await sidecar.call('PATCH', `integrations/${lab.uid}`, { settings })).status).toBe(400);
  });
});

describe('a replay', () => {
  const replay = (uid: string, id: string) => sidecar.call('POST', `integrations/${uid}/deliveries/${id}/replay`);

  test('takes an accepted delivery again, as it was', async () => {
    const lab = await create();
    const payload = '{"alert_uid": "a", "n": 1.0}';
    const first = await lab.post(payload, { 'webhook-id': 'x' });
    const [delivery] = (await lab.deliveries()).items;
    expect(delivery.replayable).toBe(true);
    const { status, body } = await replay(lab.uid, delivery.id);
    expect({ status, group: body.alertGroupId }).toEqual({ status: 200, group: first.body.alertGroupId });
    expect(body.alertId).not.toBe(first.body.alertId);
    const { items } = (await sidecar.call('GET', `alert-groups/${body.alertGroupId}/alerts`)).body;
    expect(items.map((alert: { payload: string }) => alert.payload)).toEqual([payload, payload]);
  });

  test('takes a delivery that a quota refused not, for its body was never read', async () => {
    const lab = await create({ quotaPerMinute: 1 });
    await lab.post('{}');
    await lab.post('{}');
    const [limited] = await noted(lab, 2);
    expect(limited.replayable).toBe(false);
    expect(await replay(lab.uid, limited.id)).toMatchObject({ status: 409, body: { code: 'not_replayable' } });
  });

  test('of what is still not JSON is refused', async () => {
    const lab = await create();
    await lab.post('{"a":');
    const [delivery] = await noted(lab, 1);
    expect(delivery.replayable).toBe(false);
    expect(await replay(lab.uid, delivery.id)).toMatchObject({ status: 400, body: { code: 'invalid_payload' } });
  });

  test('is not offered of an alert that has been deleted with its group', async () => {
    const lab = await create();
    const { body } = await lab.post('{"alert_uid": "a"}');
    await sidecar.call('DELETE', `alert-groups/${body.alertGroupId}`);
    const [delivery] = (await lab.deliveries()).items;
    expect(delivery).toMatchObject({ outcome: 'accepted', alertGroupId: null, replayable: false });
    expect(await replay(lab.uid, delivery.id)).toMatchObject({ status: 409, body: { code: 'not_replayable' } });
  });

  test('of a delivery that is not there, or another integration’s, finds none', async () => {
    const [one, two] = [await create(), await create()];
    await one.post('{}');
    const [delivery] = (await one.deliveries()).items;
    expect((await replay(two.uid, delivery.id)).status).toBe(404);
    expect((await replay(one.uid, '999999')).status).toBe(404);
  });
});

test('a deleted group is gone from every list, and its key opens another', async () => {
  const lab = await create();
  const { body } = await lab.post('{"alert_uid": "a"}');
  const path = `alert-groups/${body.alertGroupId}`;
  expect(await sidecar.call('DELETE', path, undefined, { role: 'Editor' })).toMatchObject({ status: 403 });
  expect(await sidecar.call('DELETE', path)).toMatchObject({ status: 200 });
  for (const gone of [path, `${path}/alerts`, `${path}/events`]) {
    expect((await sidecar.call('GET', gone)).status).toBe(404);
  }
  expect((await sidecar.call('POST', `${path}/resolve`)).status).toBe(404);
  expect((await sidecar.call('DELETE', path)).status).toBe(404);
  expect((await lab.post('{"alert_uid": "a"}')).body.alertGroupId).not.toBe(body.alertGroupId);
});

describe('a test that an Admin sends', () => {
  const send = (uid: string, payload: string, caller = {}) =>
    sidecar.call('POST', `integrations/${uid}/test`, { payload }, caller);

  test('goes the way of a delivery, and says in the deliveries what it was', async () => {
    const lab = await create();
    const fired = await send(lab.uid, '{"alert_uid": "a", "title": "Disk full"}');
    expect(fired).toMatchObject({ status: 200, body: { status: 'accepted' } });
    expect((await send(lab.uid, '{"alert_uid": "a", "state": "ok"}')).body.alertGroupId).toBe(fired.body.alertGroupId);
    expect(await send(lab.uid, '{"alert_uid": "b", "state": "ok"}')).toMatchObject({
      body: { status: 'nothing_to_resolve', alertId: null },
    });
    const { body: group } = await sidecar.call('GET', `alert-groups/${fired.body.alertGroupId}`);
    expect(group).toMatchObject({ title: 'Disk full', state: 'resolved', alertCount: 2 });
    const { items } = await lab.deliveries();
    expect(items.map(({ address }: { address: string }) => address)).toEqual(['test', 'test', 'test']);
  });

  test.each([
    ['{"alert_uid":', 'invalid_json'],
    ['', 'empty_body'],
    [`"${'é'.repeat(600_000)}"`, 'too_large'],
  ])('is refused like a delivery where it is no payload: %#', async (payload, rejection) => {
    const lab = await create();
    expect(await send(lab.uid, payload)).toMatchObject({
      status: 400,
      body: { code: 'invalid_payload', details: { rejection } },
    });
  });

  test('reaches no integration of another org', async () => {
    const lab = await create();
    expect(await send(lab.uid, '{}', { orgId: 2 })).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await lab.deliveries()).items).toEqual([]);
  });
});

describe('a disabled integration', () => {
  const enable = (lab: Lab, enabled: boolean, caller = {}) =>
    sidecar.call('PATCH', `integrations/${lab.uid}`, { settings: { enabled } }, caller);

  test('refuses what is sent in a way that is not sent again, and keeps it to be replayed once it is enabled', async () => {
    const lab = await create({ enabled: false });
    const refused = await lab.post('{"alert_uid": "a"}');
    expect([refused.status, refused.body.code]).toEqual([403, 'disabled']);
    const [delivery] = await noted(lab, 1);
    expect(delivery).toMatchObject({
      outcome: 'disabled',
      body: '{"alert_uid": "a"}',
      alertId: null,
      replayable: true,
    });

    const replay = () => sidecar.call('POST', `integrations/${lab.uid}/deliveries/${delivery.id}/replay`);
    const sendTest = () => sidecar.call('POST', `integrations/${lab.uid}/test`, { payload: '{"alert_uid": "t"}' });
    expect([await replay(), await sendTest()]).toMatchObject([
      { status: 409, body: { code: 'disabled' } },
      { status: 409, body: { code: 'disabled' } },
    ]);
    await enable(lab, true);
    expect([await replay(), await sendTest()]).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect((await lab.post('{"alert_uid": "b"}')).status).toBe(200);
    await enable(lab, false);
    expect((await lab.post('{"alert_uid": "c"}')).status).toBe(403);
  });

  test('refuses the parameters of a GET too, after its quota', async () => {
    const lab = await create({ enabled: false, quotaPerMinute: 1 });
    const get = async () => (await sidecar.request(`${lab.path}?alert_uid=a`)).status;
    expect([await get(), await get()]).toEqual([403, 429]);
  });

  test('is disabled by Admins only, and the log says by whom', async () => {
    const lab = await create();
    expect((await enable(lab, false, { role: 'Editor' })).status).toBe(403);
    expect((await lab.post('{}')).status).toBe(200);
    await enable(lab, false);
    await enable(lab, false);
    await sidecar.call('DELETE', `integrations/${lab.uid}`);
    const lines = sidecar.log.filter(({ integration }) => integration === lab.uid);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'integration created',
      'integration disabled',
      'integration changed',
      'integration deleted',
    ]);
    expect(lines[1]).toMatchObject({ orgId: 1, actor: { kind: 'user', login: 'ada' } });
  });
});
