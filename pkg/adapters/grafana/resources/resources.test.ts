import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepareCall } from '../../../../test-support/sidecar/route-calls.ts';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { defaultSettings } from '../../../contract/integrations/settings.ts';
import { roleAllows } from '../../../contract/roles.ts';
import { type RouteName, routes } from '../../../contract/routes.ts';
import { schemas } from '../../../contract/schemas.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar({
    provisioning: {
      'a.yaml': `integrations:
        - { uid: filed, name: Filed, type: webhook }
        - { uid: sealed, name: Sealed, type: webhook, token: a-token-of-the-file }`,
    },
  });
});
afterAll(() => sidecar.close());

const minute = 60_000;
const noon = Date.parse('2026-11-23T12:00:00Z');

async function createIntegration(fields: object = {}, orgId = 1): Promise<Answer['body']> {
  const body = { name: 'Backups', type: 'formatted_webhook', ...fields };
  return (await sidecar.call('POST', 'integrations', body, { orgId })).body;
}

async function openGroup(
  payload: object = {},
  orgId = 1
): Promise<{ id: string; alertId: string; url: string; uid: string }> {
  const { url, uid } = await createIntegration({}, orgId);
  const { body } = await sidecar.post(new URL(url).pathname, JSON.stringify({ alert_uid: 'k', ...payload }));
  return { id: body.alertGroupId, alertId: body.alertId, url: new URL(url).pathname, uid };
}

describe('every route and role', () => {
  const roles = ['Viewer', 'Editor', 'Admin', 'None', 'Auditor', '', undefined];
  const cases = (Object.keys(routes) as RouteName[]).flatMap((name) => roles.map((role) => [name, role] as const));

  test.each(cases)('%s, %s', async (name, role) => {
    const { role: needed } = routes[name];
    const { method, target, body: sent, uid, groupId } = await prepareCall(sidecar, name);
    const before = await sidecar.call('GET', `alert-groups/${groupId}`);
    const { status, body } = await sidecar.call(method, target, sent, { role });
    if (roleAllows(role, needed)) {
      expect(status).toBe(200);
      expect(schemas[name].reply.parse(body)).toEqual(body);
    } else {
      expect({ status, body }).toMatchObject({ status: 403, body: { code: 'forbidden', details: { role: needed } } });
      expect(await sidecar.call('GET', `alert-groups/${groupId}`)).toEqual(before);
      expect((await sidecar.call('GET', `integrations/${uid}`)).status).toBe(200);
    }
  });
});

describe('dispatch', () => {
  test.each([
    ['GET', '', 404],
    ['GET', 'nowhere', 404],
    ['GET', '/integrations', 404],
    ['GET', 'integrations/', 404],
    ['GET', 'Integrations', 404],
    ['GET', 'alert-groups/../integrations', 404],
    ['GET', 'alert-groups/0', 404],
    ['GET', 'alert-groups/1e3', 404],
    ['GET', 'alert-groups/999999999999999', 404],
    ['GET', 'alert-groups/999999/alerts', 404],
    ['GET', 'alert-groups/999999/events', 404],
    ['POST', 'alert-groups/999999/resolve', 404],
    ['GET', 'integrations/nobody', 404],
    ['PATCH', 'integrations', 405],
    ['PUT', 'integrations/filed', 405],
    ['GET', 'alert-groups/1/resolve', 405],
  ])('%s %s answers %i', async (method, path, status) => {
    expect((await sidecar.call(method, path)).status).toBe(status);
  });

  test.each([
    ['GET', 'alert-groups?limit=0', undefined],
    ['GET', 'alert-groups?limit=201', undefined],
    ['GET', 'alert-groups?limit=x', undefined],
    ['GET', 'alert-groups?state=open', undefined],
    ['GET', 'alert-groups?from=yesterday', undefined],
    ['GET', 'alert-groups?to=2026-13-01T00:00:00Z', undefined],
    ['POST', 'integrations', undefined],
    ['POST', 'integrations', { name: 'x' }],
    ['POST', 'integrations', { name: ' ', type: 'webhook' }],
    ['POST', 'integrations', { name: 'x', type: 'carrier_pigeon' }],
    ['POST', 'integrations', { name: 'x', type: 'webhook', token: 'mine' }],
    ['POST', 'integrations', { name: 'x'.repeat(151), type: 'webhook' }],
    ['POST', 'integrations', []],
  ])('%s %s with %j is refused, and says what is wrong', async (method, path, body) => {
    expect(await sidecar.call(method, path, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: expect.stringMatching(/^(query|body)/) },
    });
  });

  test.each(['alert-groups?cursor=x', 'alert-groups?cursor=WyJhIl0', 'integrations?cursor=WzFd'])(
    '%s names no page that there is',
    async (path) => {
      expect(await sidecar.call('GET', path)).toMatchObject({
        status: 400,
        body: { code: 'invalid_cursor', message: expect.stringMatching(/^query, cursor/) },
      });
    }
  );

  test.each([
    ['integrations', { name: 'a\0b', type: 'formatted_webhook' }, 'body, name: it cannot have a null character.'],
    [
      'views',
      { name: 'a', query: '', shared: false, columns: ['title', 'a\0'], sort: 'started', order: 'desc' },
      'body, columns.1: it cannot have a null character.',
    ],
  ])('a body for %s is refused for its null character', async (path, body, message) => {
    expect(await sidecar.call('POST', path, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: expect.stringContaining(message) },
    });
  });

  test.each(['alert-groups?query=abc%00def', 'alert-groups/values?prefix=a%00', 'alert-groups?integration=a%00'])(
    '%s is refused for its null character',
    async (path) => {
      expect(await sidecar.call('GET', path)).toMatchObject({
        status: 400,
        body: { code: 'invalid_request', message: expect.stringContaining('null character') },
      });
    }
  );

  test.each([
    [
      'GET',
      'alert-groups?stat=firing',
      '"stat" is not a parameter of this; it takes query, state, integration, from, to, sort, order, limit, cursor.',
    ],
    [
      'GET',
      'alert-groups?state=firing&State=firing',
      '"State" is not a parameter of this; it takes query, state, integration, from, to, sort, order, limit, cursor.',
    ],
    [
      'GET',
      'alert-groups?__proto__=1',
      '"__proto__" is not a parameter of this; it takes query, state, integration, from, to, sort, order, limit, cursor.',
    ],
    ['GET', 'integrations?=', '"" is not a parameter of this; it takes limit, cursor.'],
    ['GET', 'integrations/filed?limit=1', '"limit" is not a parameter of this; it takes none.'],
    ['POST', 'alert-groups/1/resolve?minutes=5', '"minutes" is not a parameter of this; it takes none.'],
  ])('%s %s is refused for the parameter that is not known', async (method, path, message) => {
    expect(await sidecar.call(method, path)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: `query: ${message}` },
    });
  });

  test.each(Object.keys(routes) as RouteName[])('%s takes no parameter that it does not name', (name) => {
    expect(schemas[name].query.safeParse({ unheardOf: '1' }).success).toBe(false);
  });

  test.each([
    {},
    { minutes: 0 },
    { minutes: 1.5 },
    { minutes: '5' },
    { forever: false },
    { minutes: 1, forever: true },
    { minutes: 525_601 },
    { until: 'tomorrow' },
    { until: '2020-01-01T00:00:00Z' },
    { until: '2099-01-01T00:00:00Z' },
    { until: '2026-11-24T00:00:00Z', minutes: 5 },
    { forever: true, reason: 'x'.repeat(1001) },
    { forever: true, reason: 5 },
  ])('silence with %j is refused', async (body) => {
    const { id } = await openGroup();
    expect((await sidecar.call('POST', `alert-groups/${id}/silence`, body)).status).toBe(400);
  });

  test.each([
    ['resolve', { reason: 'x'.repeat(1001) }],
    ['resolve', { reason: null }],
    ['resolve', { why: 'x' }],
    ['assign', undefined],
    ['assign', {}],
    ['assign', { assignee: 'bob' }],
    ['assign', { assignee: { name: 'Bob' } }],
    ['assign', { assignee: { login: ' ' } }],
    ['assign', { assignee: { login: 'x'.repeat(191) } }],
    ['assign', { assignee: { kind: 'system', login: 'bob' } }],
  ])('%s with %j is refused', async (action, body) => {
    const { id } = await openGroup();
    expect((await sidecar.call('POST', `alert-groups/${id}/${action}`, body)).status).toBe(400);
  });

  test('a body that is no JSON is refused', async () => {
    const request = {
      caller: {
        orgId: 1,
        actor: { kind: 'anonymous' } as const,
        role: 'Admin',
        login: '',
        teams: [],
        webhookBaseUrl: undefined,
        grafanaUrl: undefined,
      },
    };
    const reply = await sidecar.backend.callResource({
      ...request,
      method: 'POST',
      path: 'integrations',
      query: new URLSearchParams(),
      body: Uint8Array.from([0xff]),
    });
    expect(reply.status).toBe(400);
  });
});

describe('integrations', () => {
  test('one is made, read, changed, and deleted', async () => {
    const made = await createIntegration({ name: ' Nightly ', description: 'After midnight' });
    expect(made).toEqual({
      uid: expect.stringMatching(/^[a-z0-9]{14}$/),
      name: 'Nightly',
      type: 'formatted_webhook',
      description: 'After midnight',
      provisioned: false,
      createdAt: '2026-11-23T12:00:00.000Z',
      alertCount: 0,
      lastAlertAt: null,
      limitedCount: 0,
      lastDeliveryAt: null,
      alertsOfDay: 0,
      rejectedOfDay: 0,
      limitedOfDay: 0,
      failedOfDay: 0,
      openGroups: 0,
      oddities: [],
      heartbeat: { state: 'waiting', lastAt: null },
      lists: null,
      asksFirst: false,
      may: 'edit',
      secrets: [],
      formerSecrets: [],
      keepsSecrets: false,
      settings: defaultSettings,
      templates: expect.objectContaining({ title: expect.objectContaining({ customised: false }) }),
      urlShownOnce: false,
      token: expect.stringMatching(/^[A-Za-z0-9]{25}$/),
      url: `http://alerts.example:8080/integrations/v1/formatted_webhook/${made.token}/`,
    });
    expect((await sidecar.call('GET', `integrations/${made.uid}`)).body).toEqual(made);
    const changed = await sidecar.call('PATCH', `integrations/${made.uid}`, { description: '' });
    expect(changed.body).toEqual({ ...made, description: '' });

    const path = new URL(made.url).pathname;
    const { body: alert } = await sidecar.post(path, '{}');
    expect((await sidecar.call('GET', `integrations/${made.uid}`)).body).toMatchObject({
      alertCount: 1,
      lastAlertAt: '2026-11-23T12:00:00.000Z',
    });
    expect(await sidecar.call('DELETE', `integrations/${made.uid}`)).toEqual({ status: 200, body: {} });
    expect((await sidecar.post(path, '{}')).status).toBe(403);
    expect((await sidecar.call('GET', `integrations/${made.uid}`)).status).toBe(404);
    expect((await sidecar.call('GET', `alert-groups/${alert.alertGroupId}`)).body.integration).toEqual({
      uid: made.uid,
      name: 'Nightly',
      type: 'formatted_webhook',
      deleted: true,
    });
    expect((await sidecar.call('GET', `alert-groups?integration=${made.uid}`)).body.items).toHaveLength(1);
  });

  test('a rotated token ends the old URL at once', async () => {
    const made = await createIntegration();
    const { body } = await sidecar.call('POST', `integrations/${made.uid}/rotate-token`);
    expect(body.token).not.toBe(made.token);
    expect((await sidecar.post(new URL(made.url).pathname, '{}')).status).toBe(403);
    expect((await sidecar.post(new URL(body.url).pathname, '{}')).status).toBe(200);
  });

  test('only an Admin sees token and URL', async () => {
    const { uid, token } = await createIntegration();
    for (const role of ['Viewer', 'Editor']) {
      const one = await sidecar.call('GET', `integrations/${uid}`, undefined, { role });
      const list = await sidecar.call('GET', 'integrations?limit=100', undefined, { role });
      expect(JSON.stringify([one, list])).not.toContain(token);
      expect(one.body).not.toHaveProperty('url');
    }
  });

  test('the base of URLs is the one of the settings where they name one', async () => {
    const { uid } = await createIntegration();
    const { body } = await sidecar.call('GET', `integrations/${uid}`, undefined, {
      webhookBaseUrl: 'https://example.com/hooks/',
    });
    expect(body.url).toMatch(/^https:\/\/example\.com\/hooks\/integrations\/v1\//);
  });

  test('what a file provisions only the file changes', async () => {
    const refused = { status: 409, body: { code: 'provisioned' } };
    expect(await sidecar.call('PATCH', 'integrations/filed', { name: 'x' })).toMatchObject(refused);
    expect(await sidecar.call('DELETE', 'integrations/filed')).toMatchObject(refused);
    expect(await sidecar.call('POST', 'integrations/sealed/rotate-token')).toMatchObject(refused);
    expect((await sidecar.call('POST', 'integrations/filed/rotate-token')).status).toBe(200);
  });

  test('are paged by name', async () => {
    const orgId = 7;
    for (const name of ['b', 'C', 'a', 'B', 'd']) {
      await createIntegration({ name }, orgId);
    }
    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await sidecar.call('GET', `integrations?limit=2${cursor}`, undefined, { orgId });
      names.push(...body.items.map((item: { name: string }) => item.name));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(names).toEqual(['a', 'b', 'B', 'C', 'd']);
  });
});

describe('alert groups', () => {
  test('of another org are not there', async () => {
    const { id, uid } = await openGroup({}, 2);
    for (const [method, path] of [
      ['GET', `alert-groups/${id}`],
      ['GET', `alert-groups/${id}/alerts`],
      ['GET', `alert-groups/${id}/events`],
      ['POST', `alert-groups/${id}/resolve`],
      ['GET', `integrations/${uid}`],
      ['PATCH', `integrations/${uid}`],
      ['DELETE', `integrations/${uid}`],
      ['POST', `integrations/${uid}/rotate-token`],
    ] as const) {
      const body = method === 'PATCH' ? { name: 'x' } : undefined;
      expect([path, (await sidecar.call(method, path, body)).status]).toEqual([path, 404]);
    }
    const list = await sidecar.call('GET', `alert-groups?integration=${uid}`);
    expect(list.body).toMatchObject({ items: [], counts: { firing: 0 } });
    expect((await sidecar.call('GET', `alert-groups/${id}`, undefined, { orgId: 2 })).body.state).toBe('firing');
  });

  test('are numbered in each org, and listed newest first in pages', async () => {
    const orgId = 3;
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      ids.unshift((await openGroup({}, orgId)).id);
    }
    const first = await sidecar.call('GET', 'alert-groups?limit=3', undefined, { orgId });
    const second = await sidecar.call('GET', `alert-groups?limit=3&cursor=${first.body.nextCursor}`, undefined, {
      orgId,
    });
    const items = [...first.body.items, ...second.body.items];
    expect(items.map((item) => item.id)).toEqual(ids);
    expect(items.map((item) => item.number)).toEqual([5, 4, 3, 2, 1]);
    expect(second.body.nextCursor).toBeNull();
  });

  test('name the integration that the filter asks for, also a deleted one, and none of another org', async () => {
    const { uid } = await openGroup();
    const named = async (query: string, orgId = 1) =>
      (await sidecar.call('GET', `alert-groups?${query}`, undefined, { orgId })).body.integration;
    const { name } = (await sidecar.call('GET', `integrations/${uid}`)).body;
    expect(await named(`integration=${uid}`)).toEqual({ name, deleted: false });
    await sidecar.call('DELETE', `integrations/${uid}`);
    expect(await named(`integration=${uid}&state=resolved`)).toEqual({ name, deleted: true });
    expect(await named(`integration=${uid}`, 2)).toBeNull();
    expect(await named('integration=nobody')).toBeNull();
    expect(await named('')).toBeNull();
  });

  test('are filtered by state, integration and start; counts leave the state aside', async () => {
    const orgId = 4;
    sidecar.setTime(noon);
    const early = await openGroup({}, orgId);
    sidecar.setTime(noon + 10 * minute);
    const late = await openGroup({}, orgId);
    await sidecar.call('POST', `alert-groups/${late.id}/acknowledge`, undefined, { orgId });
    const list = async (query: string) => {
      const { body } = await sidecar.call('GET', `alert-groups?${query}`, undefined, { orgId });
      return [body.items.map((item: { id: string }) => item.id), body.counts.firing, body.counts.acknowledged];
    };
    expect(await list('')).toEqual([[late.id, early.id], 1, 1]);
    expect(await list('state=firing')).toEqual([[early.id], 1, 1]);
    expect(await list('state=firing&state=acknowledged')).toEqual([[late.id, early.id], 1, 1]);
    expect(await list('state=silenced')).toEqual([[], 1, 1]);
    expect(await list(`integration=${late.uid}`)).toEqual([[late.id], 0, 1]);
    expect(await list('from=2026-11-23T12:05:00Z')).toEqual([[late.id], 0, 1]);
    expect(await list(`to=${encodeURIComponent('2026-11-23T13:05:00+01:00')}`)).toEqual([[early.id], 1, 0]);
    sidecar.setTime(noon);
  });

  test.each([
    { kind: 'anonymous' },
    { kind: 'service_account', login: 'sa-1-deploy', name: 'Deploy' },
    { kind: 'user', login: 'ada', name: '' },
  ] as const)('the group and the timeline name %j', async (actor) => {
    const { id } = await openGroup();
    const { body } = await sidecar.call('POST', `alert-groups/${id}/acknowledge`, undefined, { actor });
    expect(schemas.acknowledge.reply.parse(body)).toMatchObject({ acknowledgedBy: actor });
    const events = await sidecar.call('GET', `alert-groups/${id}/events`);
    expect(schemas.listEvents.reply.parse(events.body).items[0]).toMatchObject({ type: 'acknowledged', actor });
  });

  test('what a person does is done, and the timeline says who and when', async () => {
    const { id } = await openGroup();
    const ada = { kind: 'user', login: 'ada', name: 'Ada' };
    sidecar.setTime(noon + minute);
    const acknowledged = await sidecar.call('POST', `alert-groups/${id}/acknowledge`, undefined, { role: 'Editor' });
    expect(acknowledged.body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: ada,
      acknowledgedAt: '2026-11-23T12:01:00.000Z',
    });
    const until = '2026-11-23T12:31:00.000Z';
    const silenced = await sidecar.call('POST', `alert-groups/${id}/silence`, { until, reason: 'Known' });
    expect(silenced.body).toMatchObject({ state: 'silenced', silencedUntil: until, silencedReason: 'Known' });
    const bob = { login: 'bob', name: 'Bob' };
    const assigned = await sidecar.call('POST', `alert-groups/${id}/assign`, { assignee: bob });
    expect(assigned.body).toMatchObject({
      assignedTo: { kind: 'user', ...bob },
      assignedAt: '2026-11-23T12:01:00.000Z',
    });
    const resolved = await sidecar.call('POST', `alert-groups/${id}/resolve`, { reason: 'Replaced' });
    expect(resolved.body).toMatchObject({ acknowledgedBy: ada, resolvedReason: 'Replaced', silencedReason: null });
    const { body } = await sidecar.call('GET', `alert-groups/${id}/events`);
    const plain = { id: expect.any(String), text: null, editedAt: null, assignee: null, operation: expect.any(String) };
    const deed = { ...plain, at: '2026-11-23T12:01:00.000Z', actor: ada };
    expect(body.items).toEqual([
      { ...deed, type: 'resolved', text: 'Replaced' },
      { ...deed, type: 'assigned', assignee: { kind: 'user', ...bob } },
      { ...deed, type: 'silenced', silencedUntil: until, text: 'Known' },
      { ...deed, type: 'acknowledged' },
      { ...plain, at: '2026-11-23T12:00:00.000Z', type: 'opened', actor: { kind: 'source' }, operation: null },
    ]);
    sidecar.setTime(noon);
  });

  test('a silence that outlasts recovery is the key’s, and ended on the resolved group', async () => {
    const { id } = await openGroup();
    const until = '2026-11-23T12:31:00.000Z';
    const by = { kind: 'user', login: 'ada', name: 'Ada' };
    const keySilence = { at: '2026-11-23T12:00:00.000Z', by, until, reason: 'Known' };
    const plain = await sidecar.call('POST', `alert-groups/${id}/silence`, { until });
    expect(plain.body.keySilence).toBeNull();
    const body = { until, reason: 'Known', outlasts: true };
    expect((await sidecar.call('POST', `alert-groups/${id}/silence`, body)).body).toMatchObject({ keySilence });
    expect(await sidecar.call('POST', `alert-groups/${id}/silence`, { ...body, outlasts: 'yes' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    await sidecar.call('POST', `alert-groups/${id}/resolve`);
    expect((await sidecar.call('GET', `alert-groups/${id}`)).body).toMatchObject({ state: 'resolved', keySilence });
    const ended = await sidecar.call('POST', `alert-groups/${id}/unsilence`);
    expect(ended.body).toMatchObject({ state: 'resolved', keySilence: null });
    expect((await sidecar.call('POST', `alert-groups/${id}/unsilence`)).status).toBe(409);
  });

  test('what the state does not allow is refused, and changes nothing', async () => {
    const { id } = await openGroup();
    expect(await sidecar.call('POST', `alert-groups/${id}/unresolve`)).toMatchObject({
      status: 409,
      body: { code: 'state_conflict', message: 'It is firing again.', details: { state: 'firing' } },
    });
    expect((await sidecar.call('GET', `alert-groups/${id}/events`)).body.items).toHaveLength(1);
  });

  test.each([
    ['acknowledge', 'acknowledge', 'It is acknowledged already, by Ada.'],
    ['resolve', 'acknowledge', 'It is resolved already, by Ada.'],
    ['silence', 'unacknowledge', 'It is silenced already, by Ada.'],
  ])('who comes after a person’s %s with %s learns of it', async (first, second, message) => {
    const { id } = await openGroup();
    await sidecar.call('POST', `alert-groups/${id}/${first}`, first === 'silence' ? { minutes: 5 } : undefined);
    const late = await sidecar.call('POST', `alert-groups/${id}/${second}`);
    expect(late).toMatchObject({ status: 409, body: { message } });
  });

  test('who comes after the source learns that too', async () => {
    const { id, url } = await openGroup();
    await sidecar.post(url, '{"alert_uid":"k","state":"ok"}');
    const late = await sidecar.call('POST', `alert-groups/${id}/resolve`);
    expect(late).toMatchObject({ status: 409, body: { message: 'It is resolved already.' } });
  });

  test('a group that a person un-resolves takes alerts and recoveries again', async () => {
    const { id, url } = await openGroup();
    await sidecar.call('POST', `alert-groups/${id}/resolve`);
    await sidecar.call('POST', `alert-groups/${id}/unresolve`);
    expect((await sidecar.post(url, '{"alert_uid":"k"}')).body.alertGroupId).toBe(id);
    expect((await sidecar.post(url, '{"alert_uid":"k","state":"ok"}')).body.alertGroupId).toBe(id);
    expect((await sidecar.call('GET', `alert-groups/${id}`)).body).toMatchObject({ state: 'resolved', alertCount: 3 });
  });

  test('a group is not un-resolved beside a newer open one with its key', async () => {
    const { id, url } = await openGroup();
    await sidecar.call('POST', `alert-groups/${id}/resolve`);
    await sidecar.post(url, '{"alert_uid":"k"}');
    expect(await sidecar.call('POST', `alert-groups/${id}/unresolve`)).toMatchObject({
      status: 409,
      body: { code: 'newer_group_open' },
    });
    expect((await sidecar.call('GET', `alert-groups/${id}`)).body.state).toBe('resolved');
  });

  test('a page of alerts with large payloads is cut short, and goes on', async () => {
    const { id, url } = await openGroup();
    for (let n = 0; n < 6; n++) {
      await sidecar.post(url, JSON.stringify({ alert_uid: 'k', n, filler: 'x'.repeat(80_000) }));
    }
    const first = await sidecar.call('GET', `alert-groups/${id}/alerts`);
    expect(first.body.items.length).toBeLessThan(7);
    const second = await sidecar.call('GET', `alert-groups/${id}/alerts?cursor=${first.body.nextCursor}`);
    expect(second.body.nextCursor).toBeNull();
    expect([...first.body.items, ...second.body.items]).toHaveLength(7);
  });
});

test('open pages are told of each change of their org only', async () => {
  const told: string[] = [];
  const ends = [
    sidecar.backend.subscribe(8, () => told.push('org 8')),
    sidecar.backend.subscribe(9, () => told.push('org 9')),
  ];
  const { id, url } = await openGroup({}, 8);
  expect(told).toEqual(['org 8', 'org 8']);
  await sidecar.call('POST', `alert-groups/${id}/acknowledge`, undefined, { orgId: 8 });
  expect(told).toHaveLength(3);
  await sidecar.post(url, '{"alert_uid":"never seen","state":"ok"}');
  expect(told).toHaveLength(3);
  ends.forEach((end) => end());
  await sidecar.post(url, '{}');
  expect(told).toHaveLength(3);
});

test('health says that all is well, and which version and store', async () => {
  expect(
    await sidecar.backend.checkHealth({
      orgId: 1,
      actor: { kind: 'anonymous' },
      role: undefined,
      login: '',
      teams: [],
      webhookBaseUrl: undefined,
      grafanaUrl: undefined,
    })
  ).toEqual({
    ok: true,
    message: 'Bellhook 0.0.0-test receives alerts',
    details: { version: '0.0.0-test', store: 'sqlite', publicUrl: 'http://alerts.example:8080' },
  });
});
