import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the texts that Grafana shows are those in the code', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/.bin/i18next-cli'), 'extract', '--sync-primary', '--dry-run', '--ci'],
    { cwd: root, encoding: 'utf8' }
  );
  expect({ status, hint: status === 0 ? '' : `run npm run generate\n${stdout}${stderr}` }).toEqual({
    status: 0,
    hint: '',
  });
}, 60_000);
