import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { distFolder } from '../preview/paths.ts';
import { loaderModules, sharedModules } from '../preview/shared-modules.ts';

const scripts = readdirSync(distFolder).filter((name) => name.endsWith('.js'));

test('the plugin asks only for modules that Grafana shares', () => {
  const asked = dependenciesOf('module.js');
  expect(asked).toContain('@grafana/runtime');
  expect(asked.filter((name) => !isShared(name))).toEqual([]);
});

test('no chunk requests modules by itself', () => {
  const chunks = scripts.filter((name) => name !== 'module.js');
  expect(chunks.length).toBeGreaterThan(0);
  expect(chunks.flatMap(dependenciesOf)).toEqual([]);
});

function isShared(name: string): boolean {
  return [...sharedModules, ...loaderModules].some((module) => module === name);
}

/** The dependencies that a built script passes to the AMD loader's `define`. */
function dependenciesOf(script: string): string[] {
  const asked: string[] = [];
  const define = (...parts: unknown[]) => asked.push(...parts.filter((part) => Array.isArray(part)).flat());
  runInNewContext(readFileSync(join(distFolder, script), 'utf8'), { define, self: {} });
  return asked;
}
