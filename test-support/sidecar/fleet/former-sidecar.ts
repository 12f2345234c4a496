import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });

/** Whether there is a history of this source to build from, all of it. */
export const hasHistory = git('rev-parse', '--is-shallow-repository').stdout?.trim() === 'false';

/** These are what every database has that is in use: they do not change any more once somebody has one. */
const migrations = ['0001-initial.ts', '0002-sidecars-together.ts'].map(
  (file) => `pkg/store/postgres/migrations/${file}`
);

/** The oldest sidecar that a database can have been in use with. */
const findFormer = () => git('log', '-1', '--format=%H', '--', ...migrations).stdout.trim();

/**
 * Builds the sidecar of the commit that had those migrations first, before the tests of the file that calls it, with the packages of
 * today, and `pg-cursor`, which it alone needs.
 * @returns the folder that it is built into, as `buildForTests`
 */
export function buildFormerForTests(): string {
  const source = mkdtempSync(join(tmpdir(), 'bellhook-former-'));
  const bundle = join(source, 'dist');
  mkdirSync(bundle);
  beforeAll(() => {
    if (hasHistory) {
      const archive = execFileSync('git', ['archive', findFormer(), 'package.json', 'packages', 'pkg', 'scripts'], {
        cwd: root,
        maxBuffer: 1e9,
      });
      execFileSync('tar', ['-x', '-C', source], { input: archive });
      symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
      execFileSync(process.execPath, [join(source, 'scripts/build-sidecar.ts')], { stdio: 'pipe' });
    }
  });
  afterAll(() => rmSync(source, { recursive: true }));
  return bundle;
}
