import { expect, test } from '@jest/globals';
import { roleAllows } from './roles.ts';

test.each([
  ['Viewer', 'Viewer', true],
  ['Viewer', 'Editor', false],
  ['Editor', 'Viewer', true],
  ['Editor', 'Admin', false],
  ['Admin', 'Admin', true],
  ['None', 'Viewer', false],
  ['', 'Viewer', false],
  ['admin', 'Viewer', false],
  ['Auditor', 'Viewer', false],
  ['constructor', 'Viewer', false],
  [undefined, 'Viewer', false],
] as const)('%s may do what needs %s: %s', (actual, needed, allowed) => {
  expect(roleAllows(actual, needed)).toBe(allowed);
});
