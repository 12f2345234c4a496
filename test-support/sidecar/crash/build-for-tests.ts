import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { buildSidecar } from '../../../scripts/build-sidecar.ts';

/**
 * Builds the sidecar before the tests of the file that calls it.
 * @returns the folder that it is built into, where tests may put what goes with them
 */
export function buildForTests(): string {
  const bundle = mkdtempSync(join(tmpdir(), 'bellhook-crash-'));
  beforeAll(() => buildSidecar(bundle), 120_000);
  afterAll(() => rmSync(bundle, { recursive: true }));
  return bundle;
}
