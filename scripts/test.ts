import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: type check, lint, builds, conformance with Grafana's SDK, unit and integration tests, browser tests. It continues
 * after a failure, so that one run reports all failures, and ends with a line that counts passed and failed tests.
 */
const reports = mkdtempSync(join(tmpdir(), 'bellhook-test-'));
const conformance = join(reports, 'conformance.json');
const browser = join(reports, 'browser.json');

const steps = [
  step('typecheck', 'npm', ['run', '--silent', 'typecheck']),
  step('lint', 'npm', ['run', '--silent', 'lint']),
  step('imports', 'npm', ['run', '--silent', 'lint:imports']),
  step('unused code', 'npm', ['run', '--silent', 'lint:unused']),
  step('build', 'npm', ['run', '--silent', 'build']),
  step('build the preview', 'npm', ['run', '--silent', 'build:preview']),
  counted("conformance with Grafana's SDK", ['run', '--silent', 'test:conformance', '--', conformance], {}, () => {
    const { passed, failed } = readJson(conformance);
    return [passed, failed];
  }),
  unitTests('unit tests of the pages', 'frontend'),
  unitTests('unit tests of all else', 'sidecar'),
  browserTests('browser tests', [], {}),
  browserTests('browser tests on PostgreSQL', ['first-alert', 'handling', 'deliveries'], { STORE: 'postgres' }),
];
rmSync(reports, { recursive: true });

const passed = steps.reduce((sum, counts) => sum + counts[0], 0);
const failed = steps.reduce((sum, counts) => sum + counts[1], 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

type Counts = readonly [passed: number, failed: number];

function step(title: string, command: string, args: string[], env: Record<string, string> = {}): Counts {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0 ? [1, 0] : [0, 1];
}

/** A test runner's own counts. A runner that failed without naming a test counts as one failure. */
function counted(title: string, args: string[], env: Record<string, string>, read: () => Counts): Counts {
  const [, runnerFailed] = step(title, 'npm', args, env);
  try {
    const [ok, wrong] = read();
    return [ok, Math.max(wrong, runnerFailed)];
  } catch {
    return [0, 1];
  }
}

/** A project is a process of its own, since Jest keeps memory of every file until its process ends. */
function unitTests(title: string, project: string): Counts {
  const report = join(reports, `${project}.json`);
  return counted(
    title,
    ['run', '--silent', 'test:unit', '--', '--selectProjects', project, '--json', `--outputFile=${report}`],
    { CRASH_ROUNDS: '50', FUZZ_SECONDS: '60' },
    () => {
      const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = readJson(report);
      return [numPassedTests, numFailedTests + numRuntimeErrorTestSuites];
    }
  );
}

function browserTests(title: string, specs: string[], env: Record<string, string>): Counts {
  return counted(
    title,
    ['run', '--silent', 'test:browser', '--', '--reporter=list,json', ...specs],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: browser },
    () => {
      const { expected, unexpected, flaky } = readJson(browser).stats;
      return [expected, unexpected + flaky];
    }
  );
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
