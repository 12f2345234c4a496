import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Imports that the rules refuse: the file, what it imports, and the rule. */
const refused: Array<[from: string, to: string, rule: string]> = [
  ['packages/jinja/src/a.ts', 'pkg/contract/types.ts', 'imports-of-packages/jinja'],
  ['pkg/contract/a.ts', 'pkg/domain/fold.ts', 'imports-of-pkg/contract'],
  ['pkg/integration-types/webhook/definition.ts', 'pkg/interpret/facts.ts', 'imports-of-pkg/integration-types'],
  ['pkg/receive/a.ts', 'pkg/interpret/facts.ts', 'imports-of-pkg/receive'],
  ['pkg/interpret/a.ts', 'pkg/domain/fold.ts', 'imports-of-pkg/interpret'],
  ['pkg/domain/a.ts', 'pkg/store/store.ts', 'imports-of-pkg/domain'],
  ['pkg/store/core/a.ts', 'pkg/store/sqlite/store.ts', 'databases-behind-the-port'],
  ['pkg/store/a.ts', 'pkg/app/act.ts', 'imports-of-pkg/store'],
  ['pkg/app/a.ts', 'pkg/adapters/webhooks/app.ts', 'imports-of-pkg/app'],
  ['pkg/app/b.ts', 'pkg/store/sqlite/store.ts', 'databases-behind-the-port'],
  ['pkg/jobs/a.ts', 'pkg/adapters/grafana/server.ts', 'imports-of-pkg/jobs'],
  ['pkg/provisioning/a.ts', 'pkg/jobs/retain.ts', 'imports-of-pkg/provisioning'],
  ['pkg/adapters/webhooks/a.ts', 'pkg/adapters/grafana/server.ts', 'imports-of-pkg/adapters/webhooks'],
  ['pkg/adapters/grafana/a.ts', 'pkg/adapters/webhooks/app.ts', 'imports-of-pkg/adapters/grafana'],
  ['pkg/adapters/grafana/b.ts', 'test-support/sidecar/log.ts', 'test-support-for-tests'],
  ['pkg/novel/a.ts', 'pkg/contract/types.ts', 'a-room-for-everything'],
  ['src/a.ts', 'pkg/domain/fold.ts', 'imports-of-src'],
  ['src/b.ts', 'pkg/integration-types/definitions.ts', 'imports-of-src'],
  ['src/c.ts', 'pkg/contract/deliveries/schemas.ts', 'no-schemas-in-the-browser'],
  ['src/d.ts', 'node:fs', 'no-node-in-the-browser'],
  ['pkg/integration-types/webhook/examples.ts', 'packages/jinja/src/index.ts', 'no-sidecar-in-the-browser'],
  ['preview/a.ts', 'pkg/store/store.ts', 'imports-of-preview'],
  ['bench/a.ts', 'pkg/store/store.ts', 'imports-of-bench'],
  ['scripts/a.ts', 'pkg/store/store.ts', 'imports-of-scripts'],
  ['pkg/domain/b.ts', 'pkg/domain/c.ts', 'no-cycles'],
  ['pkg/domain/d.ts', 'pkg/domain/nowhere.ts', 'nothing-missing'],
];

test('each rule about imports refuses what it is for, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-imports-'));
  const add = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'a' });
  };
  const importing = (from: string, to: string) =>
    `import '${to.startsWith('node:') ? to : `./${relative(dirname(from), to)}`}';\n`;
  for (const [from, to] of refused) {
    add(from, importing(from, to));
    if (!to.startsWith('node:') && !to.endsWith('nowhere.ts')) {
      add(to, '');
    }
  }
  add('pkg/domain/c.ts', importing('pkg/domain/c.ts', 'pkg/domain/b.ts'));
  add('pkg/domain/alone.ts', '');
  add('pkg/compose.ts', importing('pkg/compose.ts', 'pkg/store/sqlite/store.ts'));
  add('pkg/domain/a.test.ts', importing('pkg/domain/a.test.ts', 'test-support/sidecar/log.ts'));
  add('src/e.ts', importing('src/e.ts', 'pkg/contract/types.ts'));
  add('src/f.ts', `import type {} from '../pkg/contract/deliveries/schemas.ts';\n`);

  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'packages', 'pkg', 'src'],
      ...['preview', 'scripts', 'bench', 'test-support'],
    ],
    { cwd: folder, encoding: 'utf8' }
  );
  rmSync(folder, { recursive: true });
  const violations: Array<{ from: string; rule: { name: string } }> = JSON.parse(stdout).summary.violations;
  const wanted = [...refused.map(([from, , rule]) => [from, rule]), ['pkg/domain/alone.ts', 'no-orphans']];
  for (const [file, rule] of wanted) {
    expect([file, violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)]).toEqual([
      file,
      expect.arrayContaining([rule]),
    ]);
  }
  expect([...new Set(violations.map(({ from }) => from))].sort()).toEqual(wanted.map(([file]) => file).sort());
});
