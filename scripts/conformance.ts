import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Builds the conformance program (`tests/conformance/`, in Go) and runs it on the built plugin. Without Go it says so and
 * passes, unless `CI` is set.
 * @param report a file for the counts, as JSON
 */
function checkConformance(report: string | undefined): number {
  if (spawnSync('go', ['version']).status !== 0) {
    return withoutGo(report);
  }
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-conformance-'));
  const program = join(folder, 'conformance');
  const root = join(import.meta.dirname, '..');
  try {
    // An older Go downloads the version that go.mod requires.
    const env = { ...process.env, GOTOOLCHAIN: 'auto', GOFLAGS: '-buildvcs=false' };
    const source = join(root, 'tests', 'conformance');
    return (
      run('go', ['build', '-o', program, '.'], { cwd: source, env }) ||
      run(program, ['-root', root, '-node', process.execPath, ...(report === undefined ? [] : ['-report', report])])
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withoutGo(report: string | undefined): number {
  if (process.env['CI']) {
    console.error('The conformance program needs Go.');
    return 1;
  }
  console.log('skipped: there is no Go');
  if (report !== undefined) {
    writeFileSync(report, JSON.stringify({ passed: 0, failed: 0 }));
  }
  return 0;
}

function run(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): number {
  return spawnSync(command, args, { stdio: 'inherit', ...options }).status ?? 1;
}

process.exitCode = checkConformance(process.argv[2]);
