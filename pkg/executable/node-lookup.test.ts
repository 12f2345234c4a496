import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LogEntry } from '../../preview/plugin-host/log-entry.ts';
import { type PluginRun, startRun } from '../../preview/plugin-host/plugin-run.ts';
import { buildExecutables } from '../../scripts/build-sidecar.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { executableFor, shells } from '../../test-support/sidecar/executable.ts';

let folder: string;
let log: LogEntry[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-test-'));
  log = [];
  buildExecutables(folder);
  writeFileSync(join(folder, 'sidecar.mjs'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A Node.js of some version, which prints what it was asked to run as if that were a socket. */
function fakeNode(versionLine: string, name = 'a node'): string {
  const path = join(folder, name);
  const script = `if [ "$1" = --version ]; then echo '${versionLine}'; else printf '1|2|unix|%s|grpc\\n' "$*"; fi`;
  writeFileSync(`${path}.new`, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  // At once: somebody may just be asking it for its version.
  renameSync(`${path}.new`, path);
  return path;
}

describe.each(shells)('the managed mode, run by $shell, takes a Node.js', ({ shell }) => {
  const start = (env: Record<string, string>): Promise<PluginRun> =>
    startRun({
      executable: executableFor(shell, folder),
      env: { GF_PLUGIN_MODE: 'managed', ...env },
      log: (entry) => log.push(entry),
    });

  const whatRuns = async (env: Record<string, string>): Promise<string> => {
    const { target, exit } = await start(env);
    await exit;
    return target;
  };

  test.each(['v24.15.0', 'v24.21.3', 'v25.0.0', 'v100.1.0', 'v26.0.0-nightly20260101'])('of %s', async (line) => {
    const target = await whatRuns({ GF_PLUGIN_NODE: fakeNode(line) });
    expect(target).toBe(`unix:${join(folder, 'sidecar.mjs')} --managed`);
  });

  test.each([
    ['v24.14.9', 'is v24.14.9'],
    ['v20.20.2', 'is v20.20.2'],
    ['v18.0.0', 'is v18.0.0'],
  ])('not of %s, which only says why', async (line, found) => {
    const node = fakeNode(line);
    const reason = `the node setting (GF_PLUGIN_NODE or BELLHOOK_NODE) must be Node.js 24.15 or newer: ${node} ${found}`;
    expect(await whatRuns({ GF_PLUGIN_NODE: node })).toBe(
      `unix:${join(folder, 'sidecar.waiting.mjs')} ${executableFor(shell, folder)} ${reason}`
    );
    expect(log).toEqual([{ level: 'error', message: reason, fields: {} }]);
  });

  test.each([
    ['v9.99.9', 'is v9.99.9'],
    ['v17.9.1', 'is v17.9.1'],
    ['nonsense', 'does not run'],
    ['', 'does not run'],
  ])('not of %j; it waits for another one, and logs that once', async (line, found) => {
    const node = fakeNode(line);
    const run = await start({ GF_PLUGIN_NODE: node });
    expect(run.target).toBe('unix:/dev/null/plugin.sock');
    await eventually(() =>
      expect(log).toEqual([
        {
          level: 'error',
          message: `the node setting (GF_PLUGIN_NODE or BELLHOOK_NODE) must be Node.js 24.15 or newer: ${node} ${found}`,
          fields: {},
        },
      ])
    );
    expect(run.exited).toBe(false);
    fakeNode('v24.15.0');
    await run.exit;
    expect(log).toHaveLength(1);
    expect(await whatRuns({ GF_PLUGIN_NODE: node })).toContain('sidecar.mjs --managed');
  });

  test('not where there is none', async () => {
    const run = await start({ GF_PLUGIN_NODE: '/nowhere/node' });
    run.kill();
    await run.exit;
    expect(log).toMatchObject([{ message: expect.stringContaining('/nowhere/node does not run') }]);
  });

  test('that BELLHOOK_NODE names rather than another', async () => {
    const env = { GF_PLUGIN_NODE: '/nowhere/node', BELLHOOK_NODE: fakeNode('v24.15.0') };
    expect(await whatRuns(env)).toContain('sidecar.mjs');
  });

  test('that is found first, where none is named', async () => {
    fakeNode('v24.15.0', 'node');
    expect(await whatRuns({ PATH: `${folder}:/usr/bin:/bin` })).toContain('sidecar.mjs');
  });

  test('only with a sidecar to run', async () => {
    rmSync(join(folder, 'sidecar.mjs'));
    const target = await whatRuns({ GF_PLUGIN_NODE: fakeNode('v24.15.0') });
    expect(target).toContain('sidecar.waiting.mjs');
    expect(target).toContain(`${join(folder, 'sidecar.mjs')} is not there or cannot be read`);
  });
});
