import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { startTestSidecar, type TestSidecar } from '../../test-support/sidecar/test-sidecar.ts';
import { pluginId } from '../contract/plugin-id.ts';

/** The commands of the program as it is shipped. */
const bundle = buildForTests();
let sidecar: TestSidecar;
let grafana: Server;
let address: string;
const files = () => join(bundle, 'files');

beforeAll(async () => {
  sidecar = await startTestSidecar();
  grafana = createServer(async ({ url = '', headers }, response) => {
    const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    if (headers.authorization !== 'Bearer glsa_admin') {
      return answer(401, { message: 'Invalid API key' });
    }
    const [path = '', query = ''] = url.replace('/grafana', '').split('?');
    const resources = `/api/plugins/${pluginId}/resources/`;
    const resource = path.startsWith(resources) ? path.slice(resources.length) : undefined;
    if (resource === undefined) {
      return path === '/api/org' ? answer(200, { id: 1, name: 'Main Org.' }) : answer(404, { message: 'Not found' });
    }
    const reply = await sidecar.call('GET', `${resource}?${query}`);
    return answer(reply.status, reply.body);
  });
  await new Promise<void>((resolve) => grafana.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(grafana.address() as AddressInfo).port}/grafana`;
  mkdirSync(files());
});
afterAll(async () => {
  await new Promise((resolve) => grafana.close(resolve));
  await sidecar.close();
});

interface Run {
  readonly code: number;
  readonly output: string;
  readonly fault: string;
}

function run(args: readonly string[], env: Record<string, string> = {}, program = process.execPath): Promise<Run> {
  const own = program === process.execPath ? [join(bundle, 'sidecar.mjs')] : [];
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...own, ...args],
      { cwd: bundle, env: { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, HOME: bundle, ...env } },
      (error, output, fault) => resolve({ code: error === null ? 0 : Number(error.code), output, fault })
    );
    child.stdin?.end('{"alert_uid":"u1","title":"Disk full"}');
  });
}

test('a misspelt command starts no sidecar', async () => {
  expect(await run(['validdate'])).toMatchObject({
    code: 2,
    fault: expect.stringMatching(/^There is no command validdate\./),
  });
});

test('npx runs the folder of the built file', async () => {
  const ran = await run(
    ['--offline', '--yes', '.', 'render', '--type', 'webhook', '--template', 'title', '--payload', '-'],
    {},
    'npx'
  );
  expect(ran).toMatchObject({ code: 0, output: 'title: Disk full\n' });
});

test('files are validated, compared with what there is, and written from it', async () => {
  const { uid, token, url } = (await sidecar.call('POST', 'integrations', { name: 'Mine', type: 'formatted_webhook' }))
    .body;
  const where = ['--grafana', address];
  const env = { GRAFANA_TOKEN: 'glsa_admin' };

  const exported = await run(['export', ...where, '--with-tokens'], env);
  expect(exported).toMatchObject({ code: 0, output: expect.stringContaining(`token: ${token}`), fault: '' });
  const withoutTokens = await run(['export', ...where], env);
  expect(withoutTokens.output).not.toContain(token);
  expect(withoutTokens.fault).toBe(`Left out: the tokens of ${uid}; --with-tokens prints them.\n`);
  const database = await run(['export', '--database', `sqlite:${join(sidecar.folder, 'bellhook.db')}`]);
  expect(database).toEqual(withoutTokens);

  writeFileSync(join(files(), 'a.yaml'), exported.output);
  expect(await run(['validate', 'files'])).toMatchObject({ code: 0, output: '' });
  expect(await run(['diff', 'files', ...where], env)).toEqual({
    code: 1,
    output: `~ integration ${uid}: belongs to the file from now on\n`,
    fault: '1 would change in org 1.\n',
  });
  writeFileSync(join(files(), 'a.yaml'), exported.output.replace('name: Mine', 'name: Ours'));
  const changed = await run(['diff', 'files', ...where, '--json'], env);
  expect(JSON.parse(changed.output)).toEqual({
    orgId: 1,
    changes: [
      { action: 'update', kind: 'integration', uid, fields: [{ name: 'name', before: 'Mine', after: 'Ours' }] },
    ],
  });
  writeFileSync(join(files(), 'a.yaml'), exported.output.replace('type: formatted_webhook', 'type: carrier_pigeon'));
  expect(await run(['validate', 'files'])).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^files\/a\.yaml:7:11: error/),
  });
  expect(await run(['diff', 'files', ...where], env)).toMatchObject({
    code: 2,
    fault: expect.stringContaining('a.yaml:7: '),
  });

  const webhook = `http://127.0.0.1:${sidecar.port}${new URL(url).pathname}`;
  expect(await run(['send', webhook, '--payload', '-'])).toMatchObject({
    code: 0,
    output: expect.stringContaining('200 accepted'),
  });
  expect((await sidecar.call('GET', `alert-groups?integration=${uid}`)).body.items).toMatchObject([
    { title: 'Disk full' },
  ]);
});

test.each([
  [['--grafana', 'HERE'], { GRAFANA_TOKEN: 'wrong' }, /\/grafana\/api\/org: 401 Invalid API key/],
  [['--grafana', 'HERE'], {}, /^Set GRAFANA_TOKEN to the token/],
  [['--grafana', 'nowhere'], { GRAFANA_TOKEN: 'x' }, /^--grafana is the address of Grafana/],
  [['--grafana', 'HERE/x', '--org', '1'], { GRAFANA_TOKEN: 'glsa_admin' }, /404 Not found/],
  [['--database', 'sqlite:/nowhere.db'], {}, /^There is no file \/nowhere\.db/],
  [['--database', 'sqlite:files/no.db'], {}, /cannot be read: .*not a database/],
  [
    ['--database', 'postgres://u:hush@127.0.0.1:1/d'],
    {},
    /^The PostgreSQL database d at 127\.0\.0\.1:1 cannot be read: /,
  ],
  [['--database', 'sqlite:x', '--grafana', 'HERE'], {}, /^Give either --grafana or --database\./],
  [['--org', 'one', '--database', 'sqlite:x'], {}, /^--org is the number/],
])('%j with %j gives no export', async (args, env, reason) => {
  writeFileSync(join(files(), 'no.db'), 'no database'.repeat(500));
  const ran = await run(['export', ...args.map((one) => one.replace('HERE', address))], env);
  rmSync(join(files(), 'no.db'));
  expect(ran).toEqual({ code: 2, output: '', fault: expect.stringMatching(reason) });
  expect(ran.fault).not.toMatch(/hush|glsa_/);
});
