import { describe, test } from '@jest/globals';

/**
 * `describe` and `test` for what needs something of the machine: skipped on one that lacks it, but never where the
 * environment says `CI`, so that nothing is left untested there unseen.
 */
export function where(present: boolean): { describe: typeof describe.skip; test: typeof test.skip } {
  return present || process.env['CI'] !== undefined ? { describe, test } : { describe: describe.skip, test: test.skip };
}
