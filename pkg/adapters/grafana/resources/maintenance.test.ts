import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import type { AlertGroupSummary, MaintenanceWindow } from '../../../contract/types.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar({
    provisioning: {
      'a.yaml': `maintenanceWindows:
        - uid: filed
          name: Filed
          startsAt: 2025-01-05T22:00:00+01:00
          endsAt: 2025-01-06T02:00:00+01:00
          recurrence: { rule: FREQ=WEEKLY, timeZone: Europe/Berlin }`,
    },
  });
});
afterEach(async () => {
  for (const { uid, provisioned } of await list()) {
    if (!provisioned) {
      await sidecar.call('DELETE', `maintenance-windows/${uid}`);
    }
  }
});
afterAll(() => sidecar.close());

const hour = 60 * 60 * 1000;
const noon = Date.parse('2026-11-23T12:00:00Z');
/** The clock of the sidecar stands still. */
const fromNow = (ms: number) => new Date(noon + ms).toISOString();
const call = (method: string, path: string, body?: object) => sidecar.call(method, path, body);
const create = async (body: object): Promise<MaintenanceWindow> =>
  (await call('POST', 'maintenance-windows', { name: 'Upgrade', endsAt: fromNow(hour), ...body })).body;
const list = async (): Promise<MaintenanceWindow[]> => (await call('GET', 'maintenance-windows')).body.windows;

test('a window is made, listed, changed, ended and deleted', async () => {
  const window = await create({ name: ' Upgrade ', reason: 'New disks', query: 'severity:high', integrations: ['a'] });
  expect(window).toMatchObject({
    uid: expect.stringMatching(/^[a-z0-9]{14}$/),
    name: 'Upgrade',
    reason: 'New disks',
    query: 'severity:high',
    integrations: ['a'],
    recurrence: null,
    includesOpen: false,
    state: 'active',
    occurrence: { startsAt: window.startsAt, endsAt: window.endsAt },
    createdBy: { kind: 'user' },
    changedBy: null,
    changedAt: null,
    provisioned: false,
  });
  expect(window.startsAt).toBe(fromNow(0));
  expect(await call('GET', `maintenance-windows/${window.uid}`)).toEqual({ status: 200, body: window });
  const later = { startsAt: fromNow(hour), endsAt: fromNow(2 * hour), includesOpen: true };
  const changed = await call('PATCH', `maintenance-windows/${window.uid}`, later);
  expect(changed).toMatchObject({ status: 200, body: { ...later, name: 'Upgrade', state: 'planned' } });
  expect(changed.body.changedBy).toEqual(window.createdBy);
  expect(await call('POST', `maintenance-windows/${window.uid}/end`)).toMatchObject({
    status: 409,
    body: { code: 'not_active' },
  });
  await call('PATCH', `maintenance-windows/${window.uid}`, { startsAt: fromNow(-hour) });
  const ended = await call('POST', `maintenance-windows/${window.uid}/end`);
  expect(ended).toMatchObject({ status: 200, body: { state: 'over', occurrence: null } });
  expect(ended.body.endsAt).toBe(fromNow(0));
  expect(await call('DELETE', `maintenance-windows/${window.uid}`)).toEqual({ status: 200, body: {} });
  expect(await call('GET', `maintenance-windows/${window.uid}`)).toMatchObject({ status: 404 });
});

test('the list has active ones first, then planned ones by their next occurrence, then those that are over', async () => {
  const names = ['Over', 'Later', 'Soon', 'Now'];
  await create({ name: 'Later', startsAt: fromNow(500 * hour), endsAt: fromNow(501 * hour) });
  await create({ name: 'Soon', startsAt: fromNow(1000), endsAt: fromNow(hour) });
  const { uid } = await create({ name: 'Over' });
  await call('POST', `maintenance-windows/${uid}/end`);
  await create({ name: 'Now' });
  const own = (await list()).filter(({ name }) => names.includes(name)).map(({ name }) => name);
  expect(own).toEqual(['Now', 'Soon', 'Later', 'Over']);
});

test('of a recurring window an occurrence ends, and the next one comes', async () => {
  const recurrence = { rule: 'FREQ=DAILY', timeZone: 'UTC' };
  const startsAt = fromNow(-24 * hour - 1000);
  const window = await create({ recurrence, startsAt, endsAt: fromNow(-23 * hour) });
  expect(window).toMatchObject({ state: 'active', recurrence });
  const next = new Date(Date.parse(startsAt) + 48 * hour).toISOString();
  expect(await call('POST', `maintenance-windows/${window.uid}/end`)).toMatchObject({
    status: 200,
    body: { state: 'planned', occurrence: { startsAt: next } },
  });
});

test('a file owns its windows, and its times are those of its time zone in winter and summer', async () => {
  const filed = (await list()).find(({ uid }) => uid === 'filed');
  expect(filed).toMatchObject({ provisioned: true, createdBy: null, startsAt: '2025-01-05T21:00:00.000Z' });
  for (const [method, path, body] of [
    ['PATCH', '', { name: 'Mine' }],
    ['DELETE', '', undefined],
    ['POST', '/end', undefined],
  ] as const) {
    expect(await call(method, `maintenance-windows/filed${path}`, body)).toMatchObject({
      status: 409,
      body: { code: 'provisioned' },
    });
  }
  const query = new URLSearchParams({ from: '2027-03-20T00:00:00Z', to: '2027-04-05T00:00:00Z' });
  const { body } = await call('GET', `maintenance-occurrences?${query}`);
  expect(body).toEqual({
    occurrences: [
      { uid: 'filed', startsAt: '2027-03-21T21:00:00.000Z', endsAt: '2027-03-22T01:00:00.000Z' },
      { uid: 'filed', startsAt: '2027-03-28T20:00:00.000Z', endsAt: '2027-03-29T00:00:00.000Z' },
      { uid: 'filed', startsAt: '2027-04-04T20:00:00.000Z', endsAt: '2027-04-05T00:00:00.000Z' },
    ],
    hasMore: false,
  });
});

test('a preview says how many groups it would be of now', async () => {
  const { uid, token } = (await call('POST', 'integrations', { name: 'One', type: 'formatted_webhook' })).body;
  for (const alert of ['a', 'b']) {
    await sidecar.post(
      `/integrations/v1/formatted_webhook/${token}/`,
      JSON.stringify({ alert_uid: alert, title: alert })
    );
  }
  const preview = async (body: object) => (await call('POST', 'maintenance-windows/preview', body)).body;
  expect(await preview({ integrations: [uid] })).toEqual({ open: 2, firing: 2 });
  expect(await preview({ integrations: [uid], query: 'state:silenced' })).toEqual({ open: 0, firing: 0 });
  expect(await preview({ integrations: ['other'] })).toEqual({ open: 0, firing: 0 });
});

test('what opens in a window is silenced soon, found by the window, and fires when it ends', async () => {
  const { uid, token } = (await call('POST', 'integrations', { name: 'Silent', type: 'formatted_webhook' })).body;
  const send = (alert: string) =>
    sidecar.post(`/integrations/v1/formatted_webhook/${token}/`, JSON.stringify({ alert_uid: alert, title: alert }));
  const groups = async (query: string): Promise<AlertGroupSummary[]> =>
    (await call('GET', `alert-groups?${new URLSearchParams({ integration: uid, query })}`)).body.items;
  await send('before');
  sidecar.setTime(noon + 1000);
  const window = await create({ name: 'Disks', reason: 'New disks', integrations: [uid], endsAt: fromNow(hour) });
  await send('within');
  await eventually(async () => expect(await groups('state:silenced')).toHaveLength(1));
  expect(await groups('maintenance:disks')).toMatchObject([
    {
      title: 'within',
      state: 'silenced',
      silencedBy: { kind: 'maintenance', uid: window.uid, name: 'Disks' },
      silencedUntil: fromNow(hour),
    },
  ]);
  expect(await groups('-maintenance:*')).toMatchObject([{ title: 'before', state: 'firing' }]);
  // Who wants to hear of it does.
  const [silenced] = await groups('state:silenced');
  await call('POST', `alert-groups/${silenced?.id}/unsilence`);
  await send('later');
  await eventually(async () => expect(await groups('state:silenced')).toMatchObject([{ title: 'later' }]));
  expect(await groups('state:firing')).toHaveLength(2);
  sidecar.setTime(noon + hour + 1000);
  await eventually(async () => expect(await groups('state:firing')).toHaveLength(3));
  const { body } = await call('GET', `alert-groups/${(await groups('later'))[0]?.id}/events`);
  expect(body.items).toMatchObject([
    { type: 'unsilenced', actor: { kind: 'maintenance', uid: window.uid } },
    { type: 'silenced', actor: { kind: 'maintenance', uid: window.uid }, text: 'New disks' },
    { type: 'opened' },
  ]);
  sidecar.setTime(noon);
});

test('a mute takes what is open, follows its end, and gives it back when it is deleted', async () => {
  const { uid, token } = (await call('POST', 'integrations', { name: 'Muted', type: 'formatted_webhook' })).body;
  for (const alert of ['a', 'b']) {
    await sidecar.post(
      `/integrations/v1/formatted_webhook/${token}/`,
      JSON.stringify({ alert_uid: alert, title: alert })
    );
  }
  const groups = async (query: string): Promise<AlertGroupSummary[]> =>
    (await call('GET', `alert-groups?${new URLSearchParams({ integration: uid, query })}`)).body.items;
  const window = await create({ integrations: [uid], includesOpen: true });
  await eventually(async () => expect(await groups('state:silenced')).toHaveLength(2));
  await call('PATCH', `maintenance-windows/${window.uid}`, { endsAt: fromNow(2 * hour) });
  await eventually(async () =>
    expect((await groups('')).map(({ silencedUntil }) => silencedUntil)).toEqual([fromNow(2 * hour), fromNow(2 * hour)])
  );
  await call('DELETE', `maintenance-windows/${window.uid}`);
  await eventually(async () => expect(await groups('state:firing')).toHaveLength(2));
});

test.each([
  [{ endsAt: fromNow(-hour), startsAt: fromNow(-2 * hour) }, 'invalid_request', /endsAt/],
  [{ endsAt: fromNow(hour), startsAt: fromNow(2 * hour) }, 'invalid_request', /after it starts/],
  [{ endsAt: fromNow(370 * 24 * hour) }, 'invalid_request', /a year/],
  [{ endsAt: 'tomorrow' }, 'invalid_request', /endsAt/],
  [{ query: 'severty:high' }, 'invalid_query', /severty/],
  [{ query: 'state:open by:me' }, 'invalid_query', /me/],
  [{ recurrence: { rule: 'FREQ=SECONDLY', timeZone: 'UTC' } }, 'invalid_recurrence', /FREQ=SECONDLY/],
  [{ recurrence: { rule: 'FREQ=DAILY;COUNT=1000000000', timeZone: 'UTC' } }, 'invalid_recurrence', /COUNT/],
  [{ recurrence: { rule: 'FREQ=DAILY', timeZone: 'Mars/Base' } }, 'invalid_recurrence', /time zone/],
  [{ recurrence: { rule: 'FREQ=HOURLY', timeZone: 'UTC' }, endsAt: fromNow(30 * hour) }, 'invalid_request', /longer/],
  [{ name: '' }, 'invalid_request', /name/],
  [{ colour: 'red' }, 'invalid_request', /colour/],
])('%j is refused as %s', async (body, code, message) => {
  const reply = await call('POST', 'maintenance-windows', { name: 'Upgrade', endsAt: fromNow(hour), ...body });
  expect(reply).toMatchObject({ status: 400, body: { code, message: expect.stringMatching(message) } });
  expect((await list()).map(({ uid }) => uid)).toEqual(['filed']);
});

test('another org has none of it', async () => {
  const { uid } = await create({});
  const other = { orgId: 2 };
  expect((await sidecar.call('GET', 'maintenance-windows', undefined, other)).body).toEqual({ windows: [] });
  expect(await sidecar.call('DELETE', `maintenance-windows/${uid}`, undefined, other)).toMatchObject({ status: 404 });
  expect((await list()).map((window) => window.uid)).toContain(uid);
});
