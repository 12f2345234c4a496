import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepareCall, type RouteCall } from '../../../../test-support/sidecar/route-calls.ts';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { type May, mayAllows } from '../../../contract/integrations/access.ts';
import { roleAllows } from '../../../contract/roles.ts';
import { type RouteName, routes } from '../../../contract/routes.ts';
import type { Access } from '../../../contract/types.ts';

let sidecar: TestSidecar;
let teams: readonly string[] | Error = [];
const asked: string[] = [];
beforeAll(async () => {
  sidecar = await startTestSidecar({
    directory: {
      async teamsOf(orgId, login) {
        asked.push(`${orgId} ${login}`);
        if (teams instanceof Error) {
          throw teams;
        }
        return teams;
      },
    },
  });
});
afterAll(() => sidecar.close());

/** Who has a grant too, which is for Admins alone to know. */
const other = 'somebody-else';

/** What is granted to Ada; `unset` restricts nothing. */
const grants = ['unset', null, 'see', 'act', 'edit'] as const;
type Granted = (typeof grants)[number];
const roles = ['Viewer', 'Editor', 'Admin', 'None'] as const;

function accessFor(granted: Granted): Access {
  if (granted === 'unset') {
    return null;
  }
  const toOther = { to: 'user', name: other, may: 'see' } as const;
  return { grants: granted === null ? [toOther] : [{ to: 'user', name: 'Ada', may: granted }, toOther] };
}

/** Routes about one integration or group, which do not exist for whoever may not see it. */
function isAboutOne(name: RouteName): boolean {
  return /^(integrations|alert-groups|maintenance-windows)\/:/.test(routes[name].path);
}

/** Routes that reply with what became of each thing that was named, or of none. */
const withOutcomes: ReadonlySet<RouteName> = new Set(['actOnAlertGroups', 'undoOperation']);

function expectedStatus(name: RouteName, role: string, granted: Granted): number {
  const { role: needed, may } = routes[name];
  if (!roleAllows(role, 'Viewer')) {
    return 403;
  }
  if (role === 'Admin' || may === null || granted === 'unset') {
    return roleAllows(role, needed) ? 200 : 403;
  }
  if (!roleAllows(role, needed) && !mayAllows(granted, may)) {
    return 403;
  }
  if (isAboutOne(name)) {
    return granted === null ? 404 : mayAllows(granted, may) ? 200 : 403;
  }
  // What is made is about what its body names.
  return name === 'createMaintenanceWindow' && !mayAllows(granted, may) ? 403 : 200;
}

describe('every route, role and grant', () => {
  /** What is granted is no matter of Admins, nor of those without a role. */
  const rolesWith = (granted: Granted) =>
    granted === null || granted === 'edit' ? roles : (['Viewer', 'Editor'] as const);

  test.each(Object.keys(routes) as RouteName[])('%s', async (name) => {
    const orgId = 100 + Object.keys(routes).indexOf(name);
    let call = await prepareCall(sidecar, name, orgId);
    for (const granted of grants) {
      const settings = { access: accessFor(granted) };
      for (const role of rolesWith(granted)) {
        await sidecar.call('PATCH', `integrations/${call.uid}`, { settings }, { orgId });
        const reply = await sidecar.call(call.method, call.target, call.body, { orgId, role });
        expectReply(name, call, role, granted, reply);
        if (reply.status === 200 && call.method !== 'GET') {
          await sidecar.call('DELETE', `integrations/${call.uid}`, undefined, { orgId });
          call = await prepareCall(sidecar, name, orgId);
        }
      }
    }
  });
});

function expectReply(name: RouteName, call: RouteCall, role: string, granted: Granted, { status, body }: Answer): void {
  expect({ role, granted, status, body }).toMatchObject({ status: expectedStatus(name, role, granted) });
  const isHidden = granted === null && role !== 'Admin';
  if (isHidden || role === 'None') {
    expect(JSON.stringify(body)).not.toContain(call.uid);
  }
  if (role !== 'Admin') {
    expect(JSON.stringify(body)).not.toContain(other);
  }
  if (withOutcomes.has(name) && status === 200) {
    const refusal = { code: isHidden ? 'not_found' : 'forbidden', id: call.groupId };
    const refused = expectedMay(role, granted) ? [] : [refusal];
    expect({ role, granted, body }).toMatchObject({ body: { refused } });
  }
}

function expectedMay(role: string, granted: Granted): boolean {
  return role === 'Admin' || (granted === 'unset' ? role === 'Editor' : mayAllows(granted, 'act'));
}

describe('an integration with grants', () => {
  const ofTeam = { grants: [{ to: 'team', name: 'Ops', may: 'act' }] };
  const create = async (access: unknown, orgId: number): Promise<Answer> =>
    sidecar.call('POST', 'integrations', { name: 'Backups', type: 'webhook', settings: { access } }, { orgId });

  test('says what somebody may do, and only to Admins who else may', async () => {
    const orgId = 20;
    const { body } = await create({ grants: [{ to: 'user', name: 'ada', may: 'edit' }] }, orgId);
    await sidecar.post(new URL(body.url).pathname, '{}');
    const mays = async (caller: { role: string; login?: string }) => {
      const one = await sidecar.call('GET', `integrations/${body.uid}`, undefined, { orgId, ...caller });
      const groups = `alert-groups?integration=${body.uid}`;
      const { items, integration } = (await sidecar.call('GET', groups, undefined, { orgId, ...caller })).body;
      expect(integration).toEqual(one.status === 200 ? { name: 'Backups', deleted: false } : null);
      return [one.body.may, 'access' in (one.body.settings ?? {}), items[0]?.may];
    };
    expect(await mays({ role: 'Admin' })).toEqual(['edit', true, 'act']);
    expect(await mays({ role: 'Viewer' })).toEqual(['edit', false, 'act']);
    expect(await mays({ role: 'Editor', login: 'bob' })).toEqual([undefined, false, undefined]);
    await sidecar.call('PATCH', `integrations/${body.uid}`, { settings: { access: null } }, { orgId });
    expect(await mays({ role: 'Editor' })).toEqual(['act', false, 'act']);
    expect(await mays({ role: 'Viewer' })).toEqual(['see', false, 'see']);
  });

  test.each([
    ['access', { settings: { access: null } }],
    ['who may send', { settings: { guards: {} } }],
    ['secrets', { secrets: { signature: 'open sesame' } }],
    ['whether the URL is shown', { urlShownOnce: true }],
    ['the type, which is in the URL', { type: 'alertmanager' }],
  ])('leaves %s to Admins', async (_, change) => {
    const orgId = 21;
    const { uid } = (await create({ grants: [{ to: 'user', name: 'ada', may: 'edit' }] }, orgId)).body;
    const changed = await sidecar.call('PATCH', `integrations/${uid}`, change, { orgId, role: 'Viewer' });
    expect(changed).toMatchObject({ status: 403, body: { code: 'forbidden', details: { role: 'Admin' } } });
    const edited = await sidecar.call(
      'PATCH',
      `integrations/${uid}`,
      { name: 'Other', type: 'webhook', settings: { keptAlerts: 7 }, templates: { title: 'x' } },
      { orgId, role: 'Viewer' }
    );
    expect(edited).toMatchObject({ status: 200, body: { name: 'Other', settings: { keptAlerts: 7 } } });
    expect(edited.body).not.toHaveProperty('token');
  });

  test('counts the teams of whoever asks, and asks for them only where it does', async () => {
    const orgId = 22;
    const { body: open } = await create(null, orgId);
    const see = (uid: string, role = 'Viewer', login = 'ada') =>
      sidecar.call('GET', `integrations/${uid}`, undefined, { orgId, role, login });
    const asks = () => asked.filter((one) => one.startsWith(`${orgId} `));
    teams = ['Ops'];
    expect((await see(open.uid)).status).toBe(200);
    expect(asks()).toEqual([]);
    const { body } = await create(ofTeam, orgId);
    expect((await see(body.uid, 'Admin')).status).toBe(200);
    expect((await see(body.uid, 'Viewer', '')).status).toBe(404);
    expect(asks()).toEqual([]);
    expect(await see(body.uid)).toMatchObject({ status: 200, body: { may: 'act' } });
    expect(asks()).toEqual([`${orgId} ada`]);
    teams = ['Dev'];
    expect((await see(body.uid)).status).toBe(404);
    teams = new Error('Grafana does not answer');
    expect((await see(body.uid)).status).toBe(404);
    expect((await see(open.uid)).status).toBe(200);
    teams = [];
  });

  test('counts from the next request on, also where it is the first of its org', async () => {
    const orgId = 24;
    const { body } = await create(null, orgId);
    await sidecar.post(new URL(body.url).pathname, '{}');
    const see = async () => {
      const one = await sidecar.call('GET', `integrations/${body.uid}`, undefined, { orgId, role: 'Editor' });
      const { items } = (await sidecar.call('GET', 'alert-groups', undefined, { orgId, role: 'Editor' })).body;
      return [one.status, items.length];
    };
    const limit = (access: unknown) =>
      sidecar.call('PATCH', `integrations/${body.uid}`, { settings: { access } }, { orgId });
    expect(await see()).toEqual([200, 1]);
    await limit({ grants: [] });
    expect(await see()).toEqual([404, 0]);
    await limit(null);
    expect(await see()).toEqual([200, 1]);
  });

  test.each([
    ['somebody twice', { grants: [grantTo('ada'), grantTo('ADA')] }, 'grants.1.name'],
    ['too many', { grants: Array.from({ length: 101 }, (_, i) => grantTo(`user${i}`)) }, 'grants'],
    ['an unknown kind', { grants: [{ ...grantTo('ada'), to: 'role' }] }, 'grants.0.to'],
    ['an unknown permission', { grants: [{ ...grantTo('ada'), may: 'own' }] }, 'grants.0.may'],
    ['no name', { grants: [grantTo(' ')] }, 'grants.0.name'],
  ])('refuses %s', async (_, access, place) => {
    expect(await create(access, 23)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: expect.stringContaining(`settings.access.${place}`) },
    });
  });

  function grantTo(name: string): { to: string; name: string; may: May } {
    return { to: 'user', name, may: 'see' };
  }
});
