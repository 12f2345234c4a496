import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSidecar } from './build-sidecar.ts';

let dist: string;
const read = (name: string) => readFileSync(join(dist, name), 'utf8');

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'bellhook-dist-'));
  writeFileSync(join(dist, 'module.js'), 'the frontend');
  await buildSidecar(dist);
});
afterAll(() => rmSync(dist, { recursive: true }));

const executables = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm', 'linux_arm64'].map(
  (platform) => `gpx_bellhook_${platform}`
);

const bundles = ['sidecar.mjs', 'sidecar.store.mjs', 'sidecar.work.mjs', 'sidecar.waiting.mjs'];

test('the build adds its files to what is there', () => {
  expect(readdirSync(dist).sort()).toEqual(
    [
      ...executables,
      'module.js',
      'package.json',
      'sidecar.LICENSES.txt',
      ...bundles,
      ...bundles.map((name) => `${name}.map`),
    ].sort()
  );
  expect(read('module.js')).toBe('the frontend');
});

test.each(executables)('%s is executable, and the same on every platform', (name) => {
  expect(statSync(join(dist, name)).mode & 0o777).toBe(0o755);
  expect(read(name)).toBe(read('gpx_bellhook_linux_amd64'));
});

test.each(bundles)('%s needs nothing but Node.js', (bundle) => {
  const imported = [...read(bundle).matchAll(/^(?:import|export)\b[^'"\n]*["']([^'"\n]+)["'];$/gm)].map(
    ([, name]) => name
  );
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !isBuiltin(name as string))).toEqual([]);
});

test.each([
  ['sidecar.mjs', '/pkg/main.ts'],
  ['sidecar.store.mjs', '/pkg/store/sqlite/thread/main.ts'],
  ['sidecar.waiting.mjs', '/pkg/process/waiting.ts'],
  ['sidecar.work.mjs', '/pkg/work/thread/main.ts'],
])('the source map of %s leads to the sources', (bundle, entry) => {
  expect(read(bundle)).toContain(`\n//# sourceMappingURL=${bundle}.map\n`);
  const { sources, sourcesContent } = JSON.parse(read(`${bundle}.map`));
  expect(sources.some((source: string) => source.endsWith(entry))).toBe(true);
  expect(sourcesContent).toHaveLength(sources.length);
});

test.each(['@bufbuild/protobuf', '@grpc/grpc-js', 'kysely', 'pino', 'prom-client', 'yaml', 'zod'])(
  'the licence of %s is included',
  (name) => {
    const notices = read('sidecar.LICENSES.txt').split(`\n${'-'.repeat(80)}\n\n`);
    expect(notices.find((notice) => notice.startsWith(`${name} `))).toMatch(/copyright/i);
  }
);
