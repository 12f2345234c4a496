import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isStale } from './stale.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-stale-'));
  mkdirSync(join(folder, 'src'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param time seconds since 1970 */
function write(name: string, time: number): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  utimesSync(path, time, time);
  return path;
}

test.each([
  ['missing', undefined, 5, true],
  ['older than a source', 4, 5, true],
  ['newer than every source', 6, 5, false],
])('an output that is %s', (_, made, changed, stale) => {
  write('src/a.ts', changed);
  write('src/b.ts', 1);
  const output = made === undefined ? join(folder, 'out.js') : write('out.js', made);
  expect(isStale(folder, [output], ['src/**'])).toBe(stale);
});

test('the oldest of several outputs counts', () => {
  write('src/a.ts', 5);
  expect(isStale(folder, [write('new.js', 6), write('old.js', 4)], ['src/**'])).toBe(true);
});

test('a test does not count as a source', () => {
  write('src/a.ts', 5);
  write('src/a.test.ts', 9);
  expect(isStale(folder, [write('out.js', 6)], ['src/**'])).toBe(false);
});
