import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** What the files of a folder may import from the rest of the repository. */
const allowed: Record<string, readonly string[]> = {
  src: ['src', 'pkg/contract', 'pkg/integration-types/presentations.ts', 'package.json'],
  'pkg/contract': ['pkg/contract'],
  'packages/jinja': ['packages/jinja'],
  'pkg/domain': ['pkg/domain', 'pkg/interpret', 'pkg/contract'],
  'pkg/integration-types': ['pkg/integration-types', 'pkg/contract'],
  'pkg/interpret': ['pkg/interpret', 'pkg/integration-types', 'pkg/contract'],
  'pkg/receive': ['pkg/receive'],
  'pkg/store': ['pkg/store', 'pkg/domain', 'pkg/interpret', 'pkg/contract'],
  'pkg/fair': ['pkg/fair'],
  'pkg/work': ['pkg/work', 'pkg/fair', 'pkg/receive', 'pkg/interpret', 'pkg/contract'],
  'pkg/ingest': ['pkg/ingest', 'pkg/work', 'pkg/fair', 'pkg/store', 'pkg/interpret', 'pkg/receive', 'pkg/logger.ts'],
};

/** Folders whose code must also run in a browser. */
const neutral = ['src', 'pkg/contract'];

const files = Object.keys(allowed).flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: ['**/*.test.ts', '**/*.test.tsx'] }).map((file) => ({
    folder,
    file,
  }))
);

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

test.each(files)('$file imports only what its folder may know', ({ folder, file }) => {
  for (const { target, typeOnly } of importsOf(file)) {
    if (target.startsWith('.')) {
      const path = relative(root, join(root, dirname(file), target));
      expect([
        path,
        (allowed[folder] ?? []).some((prefix) => path === prefix || path.startsWith(`${prefix}/`)),
      ]).toEqual([path, true]);
      // The schemas bring zod, which the browser does not need.
      const isSchema = /^pkg\/contract\/(.+\/)?(common-)?schemas\.ts$/.test(path);
      const isForBrowsers = folder === 'src' || (folder === 'pkg/contract' && !/schemas\.ts$/.test(file));
      expect([path, isForBrowsers && isSchema && !typeOnly]).toEqual([path, false]);
    } else if (neutral.includes(folder)) {
      expect(target).not.toMatch(/^node:/);
    }
  }
});

function importsOf(file: string): Array<{ target: string; typeOnly: boolean }> {
  const source = readFileSync(join(root, file), 'utf8');
  const pattern = /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/gm;
  return [...source.matchAll(pattern)].map((match) => ({
    target: (match[2] ?? match[3]) as string,
    typeOnly: match[1] !== undefined,
  }));
}
