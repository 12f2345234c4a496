import { describe, test } from '@jest/globals';

/**
 * `describe` and `test` for tests that need something from the machine. They are skipped on a machine that lacks it, but never
 * if `CI` is set, so that no test is skipped there unnoticed.
 */
export function where(present: boolean): { describe: typeof describe.skip; test: typeof test.skip } {
  return present || process.env['CI'] !== undefined ? { describe, test } : { describe: describe.skip, test: test.skip };
}
