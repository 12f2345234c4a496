import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../pkg/config.ts';
import { resourceErrors, webhookErrors } from '../pkg/contract/errors.ts';
import { routes } from '../pkg/contract/routes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));

const folders = ['bench', 'docs', 'packages/jinja'];
const documents = [
  ...markdownIn('.'),
  ...folders.flatMap((folder) => markdownIn(folder).map((name) => `${folder}/${name}`)),
];
const api = read('docs/api.md');
const operations = read('docs/operations.md');

test('the list of documents is complete', () => {
  expect(documents.sort()).toEqual([
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'README.md',
    'bench/README.md',
    'docs/access.md',
    'docs/api.md',
    'docs/architecture.md',
    'docs/as-code.md',
    'docs/guards.md',
    'docs/operations.md',
    'docs/performance.md',
    'docs/scale.md',
    'docs/search.md',
    'docs/templates.md',
    'docs/time.md',
    'docs/working-with-alert-groups.md',
    'packages/jinja/README.md',
  ]);
});

test.each(documents)('%s links to files and npm scripts that exist', (document) => {
  const text = read(document);
  for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
    expect([target, existsSync(join(root, dirname(document), target))]).toEqual([target, true]);
  }
  const { scripts } = JSON.parse(read('package.json'));
  for (const [, script] of text.matchAll(/npm run ([a-z:]+)/g)) {
    expect(Object.keys(scripts)).toContain(script);
  }
});

test.each(readdirSync(join(root, 'docs/img')))('the picture %s is small, and a page describes it', (picture) => {
  expect(statSync(join(root, 'docs/img', picture)).size).toBeLessThanOrEqual(150_000);
  expect(documents.filter((document) => read(document).match(`!\\[[^\\]]{20,}\\]\\(img/${picture}\\)`))).not.toEqual(
    []
  );
});

describe('docs/api.md', () => {
  test.each(Object.entries(webhookErrors))('describes the rejection %s', (code, { status }) => {
    expect(api).toMatch(new RegExp(`\\| ${status}\\s*\\|[^|]*\`${code}\``));
  });

  test.each(Object.entries(resourceErrors))('describes the error %s', (code, { status }) => {
    expect(api).toMatch(new RegExp(`\\| ${status}\\s*\\| \`${code}\``));
  });

  test.each(Object.values(routes))('describes $method $path', ({ method, path, role }) => {
    const lastSegment = path.slice(path.lastIndexOf('/') + 1);
    const row = new RegExp(`^\\| .*${method} .*(\`${path}\`|\`…/${lastSegment}\`).*\\| ${role}\\s*\\|`, 'm');
    expect(api).toMatch(row);
  });
});

describe('docs/operations.md', () => {
  test('describes every setting of the sidecar', () => {
    const names: string[] = [];
    readConfig(new Proxy({}, { get: (_, name) => void names.push(String(name)) }));
    expect(names).toContain('BELLHOOK_PUBLIC_URL');
    for (const name of names) {
      expect(operations).toMatch(new RegExp(`^\\| \`${name}\`\\s*\\|`, 'm'));
    }
  });

  test('describes every key that the plugin executable reads', () => {
    const keys = read('pkg/executable/gpx_bellhook.sh').matchAll(/\$\{GF_PLUGIN_([A-Z_]+):-/g);
    for (const [, key = ''] of keys) {
      expect(operations).toMatch(new RegExp(`^\\| \`${key.toLowerCase()}\`\\s*\\|`, 'm'));
    }
  });
});
