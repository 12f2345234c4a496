import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callCommand } from '../../../test-support/sidecar/run-command.ts';
import { startTestSidecar, type TestSidecar } from '../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
let folder: string;
beforeAll(async () => {
  sidecar = await startTestSidecar();
  folder = mkdtempSync(join(tmpdir(), 'bellhook-backup-'));
});
afterAll(async () => {
  await sidecar.close();
  rmSync(folder, { recursive: true });
});

test('copies the database of a sidecar that is storing alerts', async () => {
  const { url } = (await sidecar.call('POST', 'integrations', { name: 'A', type: 'formatted_webhook' })).body;
  const send = (uid: number) =>
    sidecar.post(new URL(url).pathname, JSON.stringify({ alert_uid: `a${uid}`, title: 'T' }));
  await send(0);
  let sent = 1;
  let isDone = false;
  const sending = (async () => {
    while (!isDone) {
      await send(sent++);
    }
  })();
  const to = join(folder, 'bellhook.db');
  const database = `sqlite:${join(sidecar.folder, 'bellhook.db')}`;
  const backedUp = await callCommand(['backup', '--to', to, '--database', database]);
  isDone = true;
  await sending;
  expect(backedUp).toMatchObject({
    code: 0,
    output: expect.stringMatching(/ is a copy of .+, of \d+ bytes\.\n$/),
    fault: '',
  });
  expect(statSync(to).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['bellhook.db']);

  const restored = await startTestSidecar({ folder });
  const { items } = (await restored.call('GET', 'alert-groups?limit=100')).body;
  await restored.close();
  expect(items.length).toBeGreaterThan(0);
  expect(items.length).toBeLessThanOrEqual(sent);
});

test.each([
  ['a copy that is there already', ['--to', 'there.db'], /there\.db is there already/],
  [
    'a file that is not there',
    ['--to', 'new.db', '--database', 'sqlite:/nowhere.db'],
    /There is no file \/nowhere\.db/,
  ],
  ['a PostgreSQL', ['--to', 'new.db', '--database', 'postgres://u:hush@h/d'], /copy it with pg_dump/],
  ['what is no database', ['--to', 'new.db', '--database', 'sqlite:there.db'], /cannot be copied to .*new\.db: /],
  ['a folder that is not there', ['--to', 'none/new.db'], /cannot be copied to /],
])('%s is refused, and nothing is left', async (_, args, reason) => {
  writeFileSync(join(folder, 'there.db'), 'no database'.repeat(100));
  const inFolder = args.map((one) => one.replace(/^(sqlite:)?((there|new|none\/new)\.db)$/, `$1${folder}/$2`));
  const env = { BELLHOOK_DATABASE_URL: `sqlite:${join(sidecar.folder, 'bellhook.db')}` };
  const ran = await callCommand(['backup', ...inFolder], { env });
  expect(ran).toEqual({ code: 2, output: '', fault: expect.stringMatching(reason) });
  expect(ran.fault).not.toContain('hush');
  expect(readdirSync(folder).filter((name) => name.startsWith('new'))).toEqual([]);
});
