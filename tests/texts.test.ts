import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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
});

test('no key of a text begins with that of another, which the page would show instead of the text', () => {
  const sources = ['src', 'pkg/integration-types'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(join(root, folder, path), 'utf8'))
  );
  const keys = new Set(sources.flatMap((text) => [...text.matchAll(/\bt\(\s*'([a-z0-9.-]+)'/g)].map(([, key]) => key)));
  expect(keys.size).toBeGreaterThan(500);
  const parents = [...keys].flatMap((key = '') => key.split('.').map((_, i, parts) => parts.slice(0, i).join('.')));
  expect(parents.filter((parent) => keys.has(parent))).toEqual([]);
});
