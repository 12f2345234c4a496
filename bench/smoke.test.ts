import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { findPostgres } from '../test-support/sidecar/postgres/installation.ts';
import { startPostgres } from '../test-support/sidecar/postgres/server.ts';
import { scenarioNames } from './options.ts';
import type { ScenarioReport } from './report/row.ts';

test('every scenario runs, and nothing is lost or refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-bench-smoke-'));
  const postgres = findPostgres(18) === undefined ? undefined : await startPostgres();
  try {
    const json = join(folder, 'result.json');
    const program = fileURLToPath(new URL('run.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...[program, '--smoke', '--json', json],
      ...(postgres
        ? [
            ...['--postgres', postgres.url(await postgres.createDatabase())],
            ...['--large', postgres.url(await postgres.createDatabase())],
          ]
        : []),
    ]);
    const { conditions, reports } = JSON.parse(readFileSync(json, 'utf8')) as {
      conditions: unknown;
      reports: ScenarioReport[];
    };
    expect(conditions).toMatchObject({ node: process.versions.node, cores: expect.any(Number) });
    expect(reports.map(({ scenario, faults }) => ({ scenario, faults }))).toEqual(
      scenarioNames
        .filter((name) => (name !== 'scale' && name !== 'sidecars') || postgres !== undefined)
        .map((scenario) => ({ scenario, faults: [] }))
    );
    for (const { scenario, rows } of reports) {
      expect(rows.some(({ server }) => server.startsWith('Bellhook'))).toBe(true);
      expect(stdout).toMatch(new RegExp(`^\\| ${scenario} .*\\| Bellhook `, 'm'));
    }
  } finally {
    await postgres?.remove();
    rmSync(folder, { recursive: true });
  }
}, 600_000);
