import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../test-support/sidecar/port.ts';
import { pluginId, root } from './paths.ts';
import { type Preview, type PreviewOptions, startPreview } from './start-preview.ts';

const api = `/api/plugins/${pluginId}`;
const demo = `${api}/resources/integrations/demo`;
let folder: string;
let options: PreviewOptions;
let preview: Preview;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-preview-'));
  options = {
    address: '127.0.0.1:0',
    webhookAddress: `127.0.0.1:${await freePort()}`,
    dataFolder: folder,
    provisioningFolder: join(root, 'provisioning'),
    log: () => undefined,
  };
  preview = await startPreview(options);
});

afterAll(async () => {
  await preview.close();
  rmSync(folder, { recursive: true });
});

/** Sends a request as a user with that role. */
function ask(path: string, { role = 'Admin', ...init }: RequestInit & { role?: string } = {}): Promise<Response> {
  return fetch(preview.url + path, { ...init, headers: { ...init.headers, cookie: `preview_role=${role}` } });
}

/** The status of a request whose path reaches the server unchanged. */
function statusOfRaw(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(preview.url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('pages', () => {
  test('the page of the plugin names its user', async () => {
    const page = await (await ask(`/a/${pluginId}?theme=light`, { role: 'Viewer' })).text();
    expect(page).toContain('"orgRole":"Viewer"');
    expect(page).toContain('"theme":"light"');
    expect(page).toContain('/public/host/main.js');
    expect(page).toContain('/public/host/main.css');
  });

  test('the page at / has the boot data, but no bundle', async () => {
    const page = await (await ask('/')).text();
    expect(page).toContain('grafanaBootData');
    expect(page).not.toContain('main.js');
  });

  test('an invalid role is ignored', async () => {
    const page = await (await ask('/', { role: '</script><script>alert(1)</script>' })).text();
    expect(page).not.toContain('alert(1)');
  });
});

describe('what a user stores', () => {
  const path = '/apis/userstorage.grafana.app/v0alpha1/namespaces/default/user-storage';
  const mine = `${pluginId}:editor`;
  const send = (method: string, to: string, data: object, role = 'Editor') =>
    ask(`${path}/${to}`, {
      method,
      role,
      body: JSON.stringify({ metadata: { name: mine }, spec: { data } }),
    });

  test('is kept and merged, and nobody else sees it', async () => {
    expect((await ask(`${path}/${mine}`, { role: 'Editor' })).status).toBe(404);
    expect((await send('PATCH', mine, { a: '1' })).status).toBe(404);
    expect((await send('POST', '', { a: '1', b: '2' })).status).toBe(201);
    expect((await send('POST', '', { a: '1' })).status).toBe(409);
    expect((await send('PATCH', mine, { b: null, c: '3' })).status).toBe(200);
    expect(await (await ask(`${path}/${mine}`, { role: 'Editor' })).json()).toMatchObject({
      spec: { data: { a: '1', c: '3' } },
    });
    expect((await ask(`${path}/${mine}`, { role: 'Admin' })).status).toBe(403);
    expect((await send('PATCH', mine, { a: '0' }, 'Admin')).status).toBe(403);
    expect((await ask('/apis/other.grafana.app/v1/x')).status).toBe(404);
  });

  test('is refused where it is not JSON', async () => {
    expect((await ask(`${path}/`, { method: 'POST', body: '{' })).status).toBe(400);
  });
});

describe('files', () => {
  test.each([
    [`/public/plugins/${pluginId}/module.js`, 'text/javascript'],
    ['/public/host/main.js', 'text/javascript'],
    ['/public/host/main.css', 'text/css'],
    ['/public/build/img/icons/unicons/bell.svg', 'image/svg+xml'],
    ['/public/build/img/icons/unicons/spinner.svg', 'image/svg+xml'],
    ['/public/fonts/inter/Inter-Regular.woff2', 'font/woff2'],
  ])('%s is there', async (path, type) => {
    const reply = await ask(path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type]);
    const again = await ask(path, { headers: { 'if-none-match': reply.headers.get('etag') ?? '' } });
    expect(again.status).toBe(reply.headers.has('etag') ? 304 : 200);
  });

  test.each([
    [`/public/plugins/${pluginId}/..%2fpackage.json`, 404],
    [`/public/plugins/${pluginId}/../../host/../package.json`, 404],
    [`/public/plugins/${pluginId}/%2e%2e/package.json`, 404],
    [`/public/plugins/${pluginId}/module.js%00`, 404],
    [`/public/plugins/${pluginId}/`, 404],
    ['/public/plugins/another-app/module.js', 404],
    ['/public/fonts/constructor', 404],
    ['/public/host/%', 400],
  ])('%s is not', async (path, status) => {
    expect(await statusOfRaw(path)).toBe(status);
  });
});

describe('resources', () => {
  test('the plugin gets the role of the session', async () => {
    expect(await (await ask(demo)).json()).toHaveProperty('token');
    expect(await (await ask(demo, { role: 'Viewer' })).json()).not.toHaveProperty('token');
    expect((await ask(demo, { role: 'None' })).status).toBe(403);
  });

  test('query, body and status pass through', async () => {
    expect((await ask(`${api}/resources/alert-groups?limit=0`)).status).toBe(400);
    const body = JSON.stringify({ name: `Made ${randomUUID()}`, type: 'webhook' });
    const made = await ask(`${api}/resources/integrations`, { method: 'POST', body });
    expect(await made.json()).toMatchObject({ type: 'webhook', provisioned: false });
  });

  test('the plugin itself refuses a body that is too large', async () => {
    const body = Buffer.alloc(20 * 1024 * 1024);
    const reply = await ask(`${api}/resources/integrations`, { method: 'POST', body });
    expect([reply.status, await reply.json()]).toMatchObject([413, { code: 'too_large' }]);
  });

  test('every reply is sandboxed', async () => {
    expect((await ask(demo)).headers.get('content-security-policy')).toBe('sandbox');
  });

  test('a page of another site changes nothing', async () => {
    const reply = await ask(demo, { method: 'DELETE', headers: { origin: 'https://example.org' } });
    expect([reply.status, await reply.json()]).toEqual([403, { message: 'origin not allowed' }]);
  });

  test.each(['/api/plugins/another-app/resources/integrations', '/api/user', '/metrics/plugins/another-app'])(
    '%s is not there',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    }
  );
});

describe('people', () => {
  test('an Admin finds users and teams', async () => {
    const users = await (await ask('/api/org/users/lookup?query=VIEW&limit=100')).json();
    expect(users).toEqual([expect.objectContaining({ login: 'viewer' })]);
    const found = await (await ask('/api/teams/search?query=n&perpage=1&page=2')).json();
    expect(found).toMatchObject({ totalCount: 3, teams: [{ name: 'On call', orgId: 1 }], page: 2, perPage: 1 });
  });

  test.each(['/api/org/users/lookup', '/api/teams/search'])('nobody else does: %s', async (path) => {
    expect((await ask(path, { role: 'Editor' })).status).toBe(403);
  });
});

describe('health and metrics', () => {
  test('everybody can read the plugin’s health', async () => {
    const health = await ask(`${api}/health`, { role: 'None' });
    expect([health.status, await health.json()]).toEqual([
      200,
      expect.objectContaining({ status: 'OK', details: expect.objectContaining({ store: 'sqlite' }) }),
    ]);
  });

  test('the plugin’s metrics are served', async () => {
    expect(await (await ask(`/metrics/plugins/${pluginId}`)).text()).toContain('# TYPE ');
  });
});

describe('settings', () => {
  const save = (body: unknown, role = 'Admin') =>
    ask(`${api}/settings`, { role, method: 'POST', body: JSON.stringify(body) });

  test('start as plugin.json and the provisioning define them', async () => {
    expect(await (await ask(`${api}/settings`)).json()).toMatchObject({
      id: pluginId,
      name: 'Bellhook',
      enabled: true,
      pinned: true,
      jsonData: null,
      info: { logos: { small: `/public/plugins/${pluginId}/img/logo.svg` } },
    });
  });

  test.each(['Editor', 'Viewer', 'None', 'Auditor'])('the role %s saves nothing', async (role) => {
    expect((await save({ enabled: false }, role)).status).toBe(403);
    expect(await (await ask(`${api}/settings`)).json()).toMatchObject({ enabled: true });
  });

  test.each([
    ['not JSON', '{'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['jsonData that is none', '{"jsonData":1}'],
  ])('%s is refused', async (_, body) => {
    expect((await ask(`${api}/settings`, { method: 'POST', body })).status).toBe(400);
  });

  test('reach the plugin, replace each other, and hide secrets', async () => {
    await save({
      enabled: true,
      jsonData: { webhookBaseUrl: 'https://hooks.example.org' },
      secureJsonData: { key: 'hush' },
    });
    expect(await (await ask(demo)).json()).toMatchObject({
      url: expect.stringMatching(/^https:\/\/hooks\.example\.org\//),
    });
    await save({ enabled: true });
    const settings = await (await ask(`${api}/settings`)).text();
    expect(JSON.parse(settings)).toMatchObject({ pinned: false, jsonData: null, secureJsonFields: { key: true } });
    expect(settings).not.toContain('hush');
  });

  test('a disabled plugin is not found', async () => {
    await save({ enabled: false });
    expect((await ask(demo)).status).toBe(404);
    expect((await ask(`${api}/health`)).status).toBe(404);
    await save({ enabled: true });
    expect((await ask(demo)).status).toBe(200);
  });
});

describe('Live', () => {
  const channel = `/api/live/plugin/${pluginId}/changes`;

  test('announces a change to a Viewer', async () => {
    const { url } = await (await ask(demo)).json();
    const live = await ask(channel, { role: 'Viewer' });
    expect(live.headers.get('content-type')).toBe('text/event-stream');
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toMatch(/^retry: 1000\n\nevent: subscribed\ndata: null\n\n/);
    const sentAt = new Date().toISOString();
    await fetch(url, { method: 'POST', body: JSON.stringify({ title: 'x' }) });
    // Changes by earlier tests may come first.
    let changedAt: string | undefined;
    while (changedAt === undefined || changedAt < sentAt) {
      const { value } = (await reader?.read()) ?? {};
      changedAt = /^data: \{"changedAt":"(2.*)"\}\n\n$/.exec(value ?? '')?.[1];
      expect(changedAt).toBeDefined();
    }
    await reader?.cancel();
  });

  test.each([
    ['a role that may not listen', channel, 'None', 403],
    ['a channel that the plugin does not have', `/api/live/plugin/${pluginId}/secrets`, 'Admin', 404],
    ['a channel of nobody', '/api/live/plugin/another-app/changes', 'Admin', 404],
    ['a name that no channel can have', `/api/live/plugin/${pluginId}/a%20b`, 'Admin', 400],
  ])('refuses %s', async (_, path, role, status) => {
    expect((await ask(path, { role })).status).toBe(status);
  });
});

describe('a plugin that does not run', () => {
  test('gives an error as Grafana does, and Live lets the browser reconnect', async () => {
    // One that ends by itself is started again, within a second.
    await preview.plugin.stop();
    const reply = await ask(demo);
    expect([reply.status, await reply.json()]).toEqual([
      500,
      expect.objectContaining({ messageId: 'plugin.requestFailureError' }),
    ]);
    expect((await ask(`${api}/health`)).status).toBe(500);
    expect((await ask(`/metrics/plugins/${pluginId}`)).status).toBe(500);
    expect(await (await ask(`/api/live/plugin/${pluginId}/changes`)).text()).toBe('retry: 1000\n\n');
  });
});

describe('a start that fails', () => {
  test('says that the port of the pages is taken', async () => {
    const address = new URL(preview.url).host;
    await expect(startPreview({ ...options, address })).rejects.toThrow(
      `cannot serve the pages at ${address}: the port is taken; choose another with PREVIEW_ADDRESS`
    );
  });

  test.each(['localhost', 'nonsense:port', '127.0.0.1:99999', ''])(
    'says that %p is not an address',
    async (address) => {
      await expect(startPreview({ ...options, address })).rejects.toThrow('must be host:port');
    }
  );
});

test('a plugin with a problem starts, and its health names the problem', async () => {
  const bad = join(folder, 'bad');
  cpSync(join(root, 'provisioning/plugins'), join(bad, 'plugins'), { recursive: true });
  mkdirSync(join(bad, 'bellhook'));
  writeFileSync(join(bad, 'bellhook/x.yaml'), 'apiVersion: 7\n');
  const webhookAddress = `127.0.0.1:${await freePort()}`;
  const dataFolder = join(folder, 'other');
  const other = await startPreview({ ...options, webhookAddress, dataFolder, provisioningFolder: bad });
  try {
    const health = await fetch(`${other.url}/api/plugins/${pluginId}/health`);
    expect([health.status, await health.text()]).toEqual([400, expect.stringContaining('x.yaml')]);
  } finally {
    await other.close();
  }
});
