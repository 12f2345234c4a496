import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { admin, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

const [one, two] = [0, 1].map(() => randomBytes(32).toString('base64')) as [string, string];
let folder: string;
let path: string;
let sidecar: TestSidecar;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-keys-'));
  path = join(folder, 'keys');
  write(one);
  sidecar = await startTestSidecar({ env: { BELLHOOK_SECRET_KEYS_FILE: path } });
  const { body } = await sidecar.call('POST', 'integrations', {
    name: 'Signed',
    type: 'github',
    settings: { guards: { signature: { scheme: 'github' }, credentials: null, networks: [], origins: [] } },
    secrets: { signature: 'the secret' },
  });
  url = `/integrations/v1/github/${body.token}/`;
});
afterAll(async () => {
  await sidecar.close();
  rmSync(folder, { recursive: true });
});

function write(...keys: string[]) {
  writeFileSync(`${path}.new`, `${keys.join('\n')}\n`);
  renameSync(`${path}.new`, path);
}

let sent = 0;
async function send(): Promise<number> {
  const body = JSON.stringify({ title: `Signed ${(sent += 1)}` });
  const signature = createHmac('sha256', 'the secret').update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  return (await sidecar.post(url, body, headers)).status;
}

const says = (text: string) => sidecar.log.some(({ msg }) => String(msg).includes(text));
const health = () => sidecar.backend.checkHealth(admin);
const metric = async () => /^bellhook_secret_keys_applied (\d)$/m.exec(await sidecar.backend.collectMetrics())?.[1];

test('a key is changed while the sidecar runs, and deliveries are taken all the time', async () => {
  expect(await send()).toBe(200);
  write(two, one);
  await eventually(() => says('secrets are encrypted with the first key now'));
  expect(await send()).toBe(200);
  write(two);
  await eventually(() => sidecar.log.filter(({ msg }) => String(msg).includes('has other ones')).length === 2);
  expect(await send()).toBe(200);
});

test('a file at fault changes nothing, and is told by health and metrics until it is mended', async () => {
  expect(await metric()).toBe('1');
  write('no key');
  await eventually(async () => !(await health()).ok);
  expect((await health()).message).toMatch(/^The file with the keys of secrets .* is at fault/);
  expect(await metric()).toBe('0');
  expect(await send()).toBe(200);
  write(two);
  await eventually(async () => (await health()).ok);
  expect([await metric(), await send()]).toEqual(['1', 200]);
});

test('without the key to a secret, what it guards is refused until the key is back', async () => {
  write(one);
  await eventually(async () => (await send()) === 503);
  await eventually(() => says('no key of the sidecar opens the secrets of these integrations'));
  write(one, two);
  await eventually(async () => (await send()) === 200);
});
