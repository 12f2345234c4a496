import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What the Helm chart makes of the values that it has, and with everything on. It is committed, so that the tests look at it on machines
 * without Helm, too: `node scripts/render-chart.ts` makes it anew.
 */
export const renderings = [
  { name: 'plain', args: [] },
  { name: 'everything', args: ['--values', 'tests/chart/everything.yaml'] },
] as const;

const root = fileURLToPath(new URL('..', import.meta.url));
const chart = 'deploy/helm/bellhook';

/** Whether this machine has Helm. */
export const hasHelm = spawnSync('helm', ['version']).status === 0;

export const pathOf = (name: string) => join(root, `tests/chart/${name}.rendered.yaml`);

/** What it was rendered from stands in its first line. */
export function stampChart(): string {
  const hash = createHash('sha256');
  for (const file of [...globSync(`${chart}/**/*.*`, { cwd: root }), 'tests/chart/everything.yaml'].sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return `# Made by scripts/render-chart.ts from the chart ${hash.digest('hex')}\n`;
}

/** Has Helm check the chart. @throws where it finds a fault */
export function lintChart(): void {
  execFileSync('helm', ['lint', '--strict', chart], { cwd: root, stdio: 'pipe' });
}

export function renderChart(args: readonly string[]): string {
  const all = ['template', 'bellhook', chart, '--kube-version', '1.30.0', ...args];
  return stampChart() + execFileSync('helm', all, { cwd: root, encoding: 'utf8' });
}

if (import.meta.main) {
  for (const { name, args } of renderings) {
    writeFileSync(pathOf(name), renderChart(args));
  }
}
