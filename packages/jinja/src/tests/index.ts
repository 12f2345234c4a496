import type { Test } from '../runtime/runtime.ts';
import { comparisonTests } from './comparison.ts';
import { kindTests } from './kind.ts';
import { numberTests } from './number.ts';

/** All tests that Jinja2 3.1 has, by name. */
export const builtinTests: ReadonlyMap<string, Test> = new Map([...comparisonTests, ...kindTests, ...numberTests]);
