import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import type { View } from '../../../contract/types.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar({
    provisioning: {
      'a.yaml': `views:
        - { uid: filed, name: Filed, query: 'severity:critical', default: true }`,
    },
  });
});
afterEach(async () => {
  for (const { uid, provisioned } of await list()) {
    if (!provisioned) {
      await sidecar.call('DELETE', `views/${uid}`);
    }
  }
});
afterAll(() => sidecar.close());

const bob = { actor: { kind: 'user', login: 'bob', name: 'Bob' }, role: 'Viewer' } as const;
const anonymous = { actor: { kind: 'anonymous' }, role: 'Admin' } as const;

const create = async (body: object, caller?: object): Promise<View> =>
  (await sidecar.call('POST', 'views', body, caller)).body;
const list = async (caller?: object): Promise<View[]> =>
  (await sidecar.call('GET', 'views', undefined, caller)).body.views;

test('a view is made, listed, changed and deleted', async () => {
  const view = await create({ name: ' Payments ', query: 'label.team=payments', columns: ['severity', 'label.team'] });
  expect(view).toEqual({
    uid: expect.stringMatching(/^[a-z0-9]{14}$/),
    name: 'Payments',
    query: 'label.team=payments',
    sort: 'started',
    order: 'desc',
    columns: ['severity', 'label.team'],
    shared: false,
    isDefault: false,
    isOrgDefault: false,
    position: 0,
    provisioned: false,
  });
  const changes = { name: 'Money', sort: 'severity', order: 'asc', query: '', columns: [], isDefault: true };
  expect(await sidecar.call('PATCH', `views/${view.uid}`, changes)).toEqual({
    status: 200,
    body: { ...view, ...changes },
  });
  expect((await list()).map(({ uid, isDefault }) => [uid, isDefault])).toEqual([
    [view.uid, true],
    ['filed', false],
  ]);
  expect(await sidecar.call('DELETE', `views/${view.uid}`)).toEqual({ status: 200, body: {} });
  expect(await list()).toMatchObject([{ uid: 'filed', isDefault: true, isOrgDefault: true, provisioned: true }]);
});

test('the login decides whose a view is, in each org by itself', async () => {
  const mine = await create({ name: 'Mine', query: '' });
  const named = { ...bob, actor: { ...bob.actor, name: 'Ada' } };
  for (const caller of [named, anonymous, { orgId: 2 }]) {
    expect((await list(caller)).map(({ uid }) => uid)).not.toContain(mine.uid);
    expect(await sidecar.call('PATCH', `views/${mine.uid}`, { name: 'x' }, caller)).toMatchObject({
      status: 404,
      body: { code: 'not_found', message: 'There is no such view.' },
    });
  }
  expect(await list({ role: 'Viewer' })).toContainEqual(mine);
});

test('views change places, and the reply has them all', async () => {
  const uids = [];
  for (const name of ['a', 'b', 'c']) {
    uids.unshift((await create({ name, query: '' })).uid);
  }
  const { status, body } = await sidecar.call('PUT', 'views/order', { uids });
  expect([status, body.views.map(({ name }: View) => name)]).toEqual([200, ['c', 'b', 'a', 'Filed']]);
  expect(await list()).toEqual(body.views);
});

test.each([
  ['POST', 'views', { name: 'x', query: '', shared: true }, bob, 403, 'forbidden', /role Editor/],
  ['POST', 'views', { name: 'x', query: '' }, anonymous, 403, 'forbidden', /Sign in/],
  ['PATCH', 'views/filed', { name: 'x' }, bob, 403, 'forbidden', /role Editor/],
  ['PATCH', 'views/filed', { name: 'x' }, {}, 409, 'provisioned', /A provisioning file owns this/],
  ['DELETE', 'views/filed', undefined, {}, 409, 'provisioned', /file/],
  ['PATCH', 'views/filed', { isOrgDefault: false }, {}, 409, 'provisioned', /file/],
  ['PATCH', 'views/none', { name: 'x' }, {}, 404, 'not_found', /no such view/],
  ['PATCH', 'views/a b', { name: 'x' }, {}, 404, 'not_found', /./],
  ['PATCH', 'views/filed', {}, {}, 400, 'invalid_request', /give at least one/],
  ['POST', 'views', { name: ' ', query: '' }, {}, 400, 'invalid_request', /name/],
  ['POST', 'views', { name: 'x'.repeat(101), query: '' }, {}, 400, 'invalid_request', /name/],
  ['POST', 'views', { name: 'x', query: 'x'.repeat(4001) }, {}, 400, 'invalid_request', /query/],
  ['POST', 'views', { name: 'x', query: '', sort: 'number' }, {}, 400, 'invalid_request', /sort/],
  ['POST', 'views', { name: 'x', query: '', columns: Array(51).fill('a') }, {}, 400, 'invalid_request', /columns/],
  ['POST', 'views', { name: 'x', query: '', owner: 'bob' }, {}, 400, 'invalid_request', /owner/],
] as const)('%s %s with %j is refused', async (method, path, body, caller, status, code, message) => {
  const before = await list();
  expect(await sidecar.call(method, path, body, caller)).toMatchObject({
    status,
    body: { code, message: expect.stringMatching(message) },
  });
  expect(await list()).toEqual(before);
});

test('a query that cannot be read is refused with its place and a way to mend it', async () => {
  const { uid } = await create({ name: 'Fine', query: 'state:open' });
  const refusal = {
    status: 400,
    body: {
      code: 'invalid_query',
      message: expect.any(String),
      details: { from: 11, to: 12, hint: expect.any(String) },
    },
  };
  const query = 'state:open (';
  expect(await sidecar.call('POST', 'views', { name: 'x', query })).toMatchObject(refusal);
  expect(await sidecar.call('PATCH', `views/${uid}`, { query })).toMatchObject(refusal);
});
