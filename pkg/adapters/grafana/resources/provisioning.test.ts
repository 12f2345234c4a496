import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { admin, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { schemaComment } from '../../../provisioning/json-schema.ts';

let folder: string;
let sidecar: TestSidecar;
const env: Record<string, string> = {};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-as-code-'));
  Object.assign(env, {
    BELLHOOK_PROVISIONING_PATH: folder,
    BELLHOOK_SECRET_KEYS: randomBytes(32).toString('base64'),
    SECRET_SIGNED_SIGNATURE: 'the-secret-of-signed',
  });
  sidecar = await startTestSidecar({ env });
});
afterEach(async () => {
  await sidecar.close();
  rmSync(folder, { recursive: true });
});

const write = (text: string, name = 'a.yaml') => writeFileSync(join(folder, name), text);
const get = async (path: string, caller?: object) => (await sidecar.call('GET', path, undefined, caller)).body;
const asYaml = (uid: string, body: object = {}) => sidecar.call('POST', `integrations/${uid}/yaml`, body);

/** All that provisioning can say of the org, as the API tells it. */
async function readAll(): Promise<{ integrations: unknown[]; views: unknown[] }> {
  const { items } = await get('integrations?limit=100');
  const integrations = await Promise.all(items.map(({ uid }: { uid: string }) => get(`integrations/${uid}`)));
  const { views } = await get('views');
  return {
    integrations: integrations.map(({ provisioned, place, secrets, ...rest }) => rest),
    views: views.map(({ provisioned, place, ...rest }: Record<string, unknown>) => rest),
  };
}

async function fillOrg(): Promise<void> {
  await sidecar.call('POST', 'integrations', { name: 'Plain', type: 'webhook' });
  await sidecar.call('POST', 'integrations', {
    name: '# "Full": <b>[it]</b> ${HOME}',
    type: 'zabbix',
    description: 'Two\nlines: *and* &more',
    templates: { title: '{{ payload["a"] }}\n  {%- if x %}${HOME} $${A}{% endif %}\n', message: '' },
    settings: {
      quotaPerMinute: 60,
      messageFormat: 'text',
      enabled: false,
      heartbeat: { everySeconds: 600, graceSeconds: 60, anyDelivery: true, title: 'No {{ integration_name }}' },
    },
  });
  await sidecar.call('POST', 'views', { name: '‮Payments', query: 'label.team=payments', shared: true });
  await sidecar.call('POST', 'views', { name: 'My own', query: '' });
}

describe('a copy of all of an org', () => {
  test('applied as a file changes nothing but who owns it', async () => {
    await fillOrg();
    const before = await readAll();
    const { yaml, variables } = await get('provisioning/yaml');
    expect(variables).toEqual([]);
    expect(yaml.split('\n')[0]).toBe(schemaComment);
    expect(yaml).not.toContain('My own');
    write(yaml);
    await sidecar.provision();
    const after = await readAll();
    const byName = (list: unknown[]) => list.map((one) => JSON.stringify(one)).sort();
    expect(byName(after.integrations)).toEqual(byName(before.integrations));
    expect(after.views).toEqual(before.views);
    expect((await get('provisioning/yaml')).yaml).toBe(yaml);
  });

  test('holds no token and no secret', async () => {
    const { body } = await sidecar.call('POST', 'integrations', {
      name: 'Signed',
      type: 'github',
      settings: { guards: { signature: { scheme: 'github' }, credentials: null, networks: [], origins: [] } },
      secrets: { signature: 'the-secret-of-signed' },
    });
    const { yaml, variables } = await get('provisioning/yaml');
    const variable = `SECRET_${body.uid.toUpperCase()}_SIGNATURE`;
    expect(variables).toEqual([variable]);
    expect(yaml).toContain(`signature: \${${variable}}`);
    expect(yaml).not.toContain('the-secret-of-signed');
    expect(yaml).not.toContain(body.token);
  });

  test('has nothing of another org', async () => {
    await fillOrg();
    expect((await get('provisioning/yaml', { orgId: 2 })).yaml).toBe(`${schemaComment}\napiVersion: 1\n`);
  });
});

describe('a copy of an integration', () => {
  const file = `integrations:
  - uid: signed
    name: Signed
    type: github
    settings:
      guards: { signature: { scheme: github }, credentials: null, networks: [], origins: [] }
    secrets: { signature: '\${SECRET_SIGNED_SIGNATURE}' }
    templates: { title: 'T' }
`;

  test('applied as a file changes nothing', async () => {
    write(file);
    await sidecar.provision();
    const { yaml, inForce, variables } = (await asYaml('signed')).body;
    expect(inForce).toBe(yaml);
    expect(variables).toEqual(['SECRET_SIGNED_SIGNATURE']);
    const before = await get('integrations/signed');
    write(yaml);
    await sidecar.provision();
    expect(await get('integrations/signed')).toEqual({ ...before, place: { file: 'a.yaml', line: 4 } });
  });

  test('has a change that was not saved, and applied as a file makes it', async () => {
    write(file);
    await sidecar.provision();
    const before = await get('integrations/signed');
    const changes = { description: 'New', templates: { title: null, severity: 'high' }, settings: { resolvedDays: 3 } };
    const { yaml, inForce } = (await asYaml('signed', changes)).body;
    expect(inForce).not.toBe(yaml);
    expect(await get('integrations/signed')).toEqual(before);
    write(yaml);
    await sidecar.provision();
    const after = await get('integrations/signed');
    expect(after).toMatchObject({
      description: 'New',
      templates: { title: { customised: false }, severity: { template: 'high' } },
      settings: { ...before.settings, resolvedDays: 3 },
      token: before.token,
      secrets: before.secrets,
    });
    expect((await asYaml('signed')).body.yaml).toBe(yaml);
  });

  test.each([
    ['a template that does not parse', { templates: { title: '{{ a' } }, 400, 'invalid_template'],
    ['a heartbeat whose title does not', heartbeat('{{ a'), 400, 'invalid_template'],
    ['a secret', { secrets: { signature: 'the-secret-of-signed' } }, 400, 'invalid_request'],
    ['a setting out of range', { settings: { resolvedDays: -1 } }, 400, 'invalid_request'],
  ])('with %s is refused', async (_, changes, status, code) => {
    write(file);
    await sidecar.provision();
    expect(await asYaml('signed', changes)).toMatchObject({ status, body: { code } });
  });

  test('is for those who see it', async () => {
    write(file);
    await sidecar.provision();
    expect((await asYaml('nobody')).status).toBe(404);
    const asEditor = await sidecar.call('POST', 'integrations/signed/yaml', {}, { role: 'Editor' });
    expect(asEditor.status).toBe(403);
    expect((await sidecar.call('POST', 'integrations/signed/yaml', {}, { orgId: 2 })).status).toBe(404);
  });
});

describe('a copy of a view', () => {
  const asYaml = (uid: string, body: object = {}, caller?: object) =>
    sidecar.call('POST', `views/${uid}/yaml`, body, caller);
  const file = `views:
  - { uid: filed, name: 'Filed $\${HOME}', query: state:open, default: true }
`;

  test('applied as a file changes nothing', async () => {
    write(file);
    await sidecar.provision();
    const { yaml, inForce, variables } = (await asYaml('filed')).body;
    expect([inForce, variables]).toEqual([yaml, []]);
    const before = await get('views');
    expect(before.views[0]).toMatchObject({ name: 'Filed ${HOME}', isOrgDefault: true });
    write(yaml);
    await sidecar.provision();
    const [view] = before.views;
    expect(await get('views')).toEqual({ views: [{ ...view, place: { file: 'a.yaml', line: 4 } }] });
  });

  test('has a change that was not saved, and applied as a file makes it', async () => {
    write(file);
    await sidecar.provision();
    const before = await get('views');
    const changes = { query: 'label.team="a: b"', sort: 'severity', columns: ['severity', 'label.team'] };
    const { yaml, inForce } = (await asYaml('filed', changes)).body;
    expect(inForce).not.toBe(yaml);
    expect(await get('views')).toEqual(before);
    write(yaml);
    await sidecar.provision();
    expect((await get('views')).views).toMatchObject([{ ...changes, name: 'Filed ${HOME}', order: 'desc' }]);
    expect((await asYaml('filed')).body.yaml).toBe(yaml);
  });

  test('of a person’s own is a shared one as a file, and no default of the org', async () => {
    const { uid } = (await sidecar.call('POST', 'views', { name: 'Mine', query: '', isDefault: true })).body;
    const { yaml } = (await asYaml(uid)).body;
    expect(yaml).not.toContain('default');
    write(yaml);
    await sidecar.provision();
    const expected = { uid, name: 'Mine', shared: true, provisioned: true, isOrgDefault: false };
    expect((await get('views')).views).toMatchObject([expected]);
  });

  test.each([
    ['a search that does not parse', { query: '(' }, 'invalid_query'],
    ['what is no part of a file', { shared: false }, 'invalid_request'],
    ['a name that is too long', { name: 'x'.repeat(101) }, 'invalid_request'],
  ])('with %s is refused', async (_, changes, code) => {
    write(file);
    await sidecar.provision();
    expect(await asYaml('filed', changes)).toMatchObject({ status: 400, body: { code } });
  });

  test('is for Admins who see it', async () => {
    const { uid } = (await sidecar.call('POST', 'views', { name: 'Mine', query: '' })).body;
    const bob = { actor: { kind: 'user', login: 'bob', name: 'Bob' }, role: 'Admin' };
    const statuses = [{}, bob, { role: 'Editor' }, { orgId: 2 }].map(async (caller) => {
      return (await asYaml(uid, {}, caller)).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 404, 403, 404]);
  });
});

describe('a copy of a maintenance window', () => {
  const asYaml = (uid: string, body: object = {}, caller?: object) =>
    sidecar.call('POST', `maintenance-windows/${uid}/yaml`, body, caller);
  const file = `maintenanceWindows:
  - uid: filed
    name: Filed
    reason: 'Disks: "new"'
    integrations: [a, b]
    query: severity:high
    startsAt: 2025-01-05T22:00:00+01:00
    endsAt: 2025-01-06T02:00:00+01:00
    recurrence: { rule: FREQ=WEEKLY, timeZone: Europe/Berlin }
    includesOpen: true
`;
  const read = () => get('maintenance-windows/filed');

  test('applied as a file changes nothing', async () => {
    write(file);
    await sidecar.provision();
    const { yaml, inForce, variables } = (await asYaml('filed')).body;
    expect([inForce, variables]).toEqual([yaml, []]);
    const before = await read();
    write(yaml);
    await sidecar.provision();
    expect(await read()).toEqual({ ...before, place: { file: 'a.yaml', line: 4 } });
  });

  test('has a change that was not saved, and applied as a file makes it', async () => {
    write(file);
    await sidecar.provision();
    const before = await read();
    const changes = {
      name: 'Once',
      integrations: [],
      startsAt: '2026-11-24T12:00:00.000Z',
      endsAt: '2026-11-24T13:00:00.000Z',
      recurrence: null,
    };
    const { yaml, inForce } = (await asYaml('filed', changes)).body;
    expect(inForce).not.toBe(yaml);
    expect(await read()).toEqual(before);
    write(yaml);
    await sidecar.provision();
    expect(await read()).toMatchObject({
      ...changes,
      reason: 'Disks: "new"',
      query: 'severity:high',
      state: 'planned',
    });
    expect((await asYaml('filed')).body.yaml).toBe(yaml);
  });

  test('of one that a person made is owned by the file that has it', async () => {
    const wanted = { name: 'By hand', endsAt: '2026-11-24T13:00:00.000Z' };
    const { uid } = (await sidecar.call('POST', 'maintenance-windows', wanted)).body;
    write((await asYaml(uid)).body.yaml);
    await sidecar.provision();
    expect(await get(`maintenance-windows/${uid}`)).toMatchObject({ ...wanted, provisioned: true, state: 'active' });
  });

  test.each([
    ['a search that does not parse', { query: '(' }, 'invalid_query'],
    ['a rule that is none', { recurrence: { rule: 'FREQ=NEVER', timeZone: 'UTC' } }, 'invalid_recurrence'],
    ['an end before its start', { endsAt: '2025-01-05T20:00:00Z' }, 'invalid_request'],
    ['what is no part of a file', { state: 'over' }, 'invalid_request'],
  ])('with %s is refused', async (_, changes, code) => {
    write(file);
    await sidecar.provision();
    expect(await asYaml('filed', changes)).toMatchObject({ status: 400, body: { code } });
  });

  test('is for Admins of its org', async () => {
    write(file);
    await sidecar.provision();
    const statuses = [{}, { role: 'Editor' }, { orgId: 2 }].map(async (caller) => {
      return (await asYaml('filed', {}, caller)).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 403, 404]);
    expect((await asYaml('nobody')).status).toBe(404);
  });
});

function heartbeat(title: string) {
  return { settings: { heartbeat: { everySeconds: 600, graceSeconds: 60, anyDelivery: false, title } } };
}

describe('what a file owns', () => {
  const text = `views:
  - { uid: v, name: V, query: '' }
integrations:

  - uid: one
    name: One
    type: webhook
`;

  test('says where, to Admins', async () => {
    write(text, 'team "a".yaml');
    await sidecar.provision();
    expect((await get('integrations/one')).place).toEqual({ file: 'team "a".yaml', line: 5 });
    expect((await get('integrations')).items).toMatchObject([{ place: { file: 'team "a".yaml', line: 5 } }]);
    expect((await get('views')).views).toMatchObject([{ place: { file: 'team "a".yaml', line: 2 } }]);
    for (const role of ['Viewer', 'Editor']) {
      const one = await get('integrations/one', { role });
      expect([one.provisioned, one.place]).toEqual([true, undefined]);
      expect((await get('views', { role })).views[0].place).toBeUndefined();
    }
  });

  test('says so no more once no file has it', async () => {
    write(text);
    await sidecar.provision();
    write('');
    await sidecar.provision();
    expect(await get('integrations/one')).not.toHaveProperty('place');
  });
});

describe('the state of the files', () => {
  test('is all there where they are applied', async () => {
    expect(await get('provisioning')).toEqual({
      enabled: true,
      appliedAt: '2026-11-23T12:00:00.000Z',
      failure: null,
    });
  });

  test('has every fault with file, line and since when; the last good state stays', async () => {
    write('integrations:\n  - { uid: one, name: One, type: webhook }\n');
    await sidecar.provision();
    sidecar.setTime(Date.parse('2026-11-23T13:00:00Z'));
    write('integrations:\n  - uid: one\n    name: Uno\n    type: pigeon\n');
    write('views:\n  - { uid: v, name: V, query: "(" }\n  - { uid: v, name: V, query: "" }\n', 'b.yaml');
    await expect(sidecar.provision()).rejects.toThrow();
    sidecar.setTime(Date.parse('2026-11-23T14:00:00Z'));
    await expect(sidecar.provision()).rejects.toThrow();
    const status = await get('provisioning');
    expect(status).toMatchObject({
      appliedAt: '2026-11-23T12:00:00.000Z',
      failure: {
        since: '2026-11-23T13:00:00.000Z',
        faults: [
          { file: 'a.yaml', line: 4, message: expect.stringContaining('type') },
          { file: 'b.yaml', line: 2, message: expect.stringContaining('query, character 1') },
          { file: 'b.yaml', line: 3, message: 'the same uid in this org is at b.yaml:2' },
        ],
      },
    });
    expect(await get('integrations/one')).toMatchObject({ name: 'One', place: { file: 'a.yaml', line: 2 } });
    expect(JSON.stringify(status)).not.toContain(folder);
    for (const name of readdirSync(folder)) {
      rmSync(join(folder, name));
    }
    await sidecar.provision();
    expect((await get('provisioning')).failure).toBeNull();
  });

  test('tells each org its own faults, and the main org what belongs to none', async () => {
    write('integrations:\n  - { uid: a, orgId: 2, name: A, type: pigeon }\n  - { uid: a, orgId: 3, type: webhook }\n');
    write('views:\n  - { uid: v, name: V, query: "(" }\n  - { uid: w, orgId: none, name: W, query: "" }\n', 'b.yaml');
    write('views: [\n', 'c.yaml');
    await expect(sidecar.provision()).rejects.toThrow();
    const told = async (orgId: number) => {
      const { failure } = await get('provisioning', { orgId });
      const { faults, hasOthers, message } = failure;
      return [faults.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`), hasOthers, message];
    };
    const message = 'There are faults in the files.';
    expect(await Promise.all([1, 2, 3, 4].map(told))).toEqual([
      [['b.yaml:3', 'b.yaml:2', 'c.yaml:2'], true, message],
      [['a.yaml:2'], true, message],
      [['a.yaml:3'], true, message],
      [[], true, message],
    ]);
    const health = await sidecar.backend.checkHealth({ ...admin, orgId: 4, role: 'Viewer' });
    expect(health.message).toMatch(/^a\.yaml:2 \(and 4 more\) is at fault/);
    expect(health.message).not.toContain('pigeon');
    expect(health.message).not.toContain(folder);
  });

  test('has the place of a secret that is missing', async () => {
    write(`integrations:
  - uid: one
    name: One
    type: webhook
    settings: { guards: { signature: { scheme: github }, credentials: null, networks: [], origins: [] } }
`);
    await expect(sidecar.provision()).rejects.toThrow();
    expect((await get('provisioning')).failure.faults).toMatchObject([{ file: 'a.yaml', line: 5 }]);
  });

  test('names the file of a secret as it is, also where its folder is beside that of provisioning files', async () => {
    write(`integrations:
  - uid: one
    name: One
    type: webhook
    secrets: { signature: { file: ${folder}-secrets/github } }
`);
    await expect(sidecar.provision()).rejects.toThrow();
    const [fault] = (await get('provisioning')).failure.faults;
    expect(fault.message).toContain(`${folder}-secrets/github cannot be read`);
  });

  test('is off without a folder, and for Admins', async () => {
    await sidecar.close();
    sidecar = await startTestSidecar();
    expect(await get('provisioning')).toEqual({ enabled: false, appliedAt: null, failure: null });
    expect((await sidecar.call('GET', 'provisioning', undefined, { role: 'Editor' })).status).toBe(403);
    expect((await sidecar.call('GET', 'provisioning/yaml', undefined, { role: 'Editor' })).status).toBe(403);
  });
});
