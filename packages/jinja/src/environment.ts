import { builtinFilters } from './filters/index.ts';
import { builtinGlobals } from './runtime/globals.ts';
import type { Environment, Filter, Limits, Test } from './runtime/runtime.ts';
import { builtinTests } from './tests.ts';
import type { Value } from './values/value.ts';

/** What an environment has besides Jinja's built-ins. They replace built-ins of the same name. */
export interface EnvironmentOptions {
  readonly filters?: ReadonlyMap<string, Filter>;
  readonly tests?: ReadonlyMap<string, Test>;
  readonly globals?: ReadonlyMap<string, Value>;
  readonly limits?: Partial<Limits>;
  /** The clock, in milliseconds since 1970; Date.now by default. */
  readonly now?: () => number;
  /** Random numbers; Math.random by default. */
  readonly random?: () => number;
  /** A monotonic clock in milliseconds, for the limit of time; performance.now by default. */
  readonly stopwatch?: () => number;
  /** As in `Environment`. */
  readonly limited?: () => void;
}

/**
 * Creates an environment with Jinja's filters, tests and globals, and the given ones. Create it once: compiled templates share it.
 *
 * @example
 * const shout = defineFilter('shout', [['mark', '!']], (runtime, value, [mark = null]) =>
 *   toText(runtime, value).toUpperCase() + toText(runtime, mark)
 * );
 * const environment = createEnvironment({ filters: new Map([shout]), limits: { steps: 10_000 } });
 */
export function createEnvironment(options: EnvironmentOptions = {}): Environment {
  return {
    filters: new Map([...builtinFilters, ...(options.filters ?? [])]),
    tests: new Map([...builtinTests, ...(options.tests ?? [])]),
    globals: new Map([...builtinGlobals, ...(options.globals ?? [])]),
    limits: { ...defaultLimits, ...options.limits },
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    stopwatch: options.stopwatch ?? (() => performance.now()),
    ...(options.limited && { limited: options.limited }),
  };
}

/**
 * The default limits of a template. A step takes about 100 ns at most, so that a rendering blocks the thread for less than 50
 * ms.
 */
export const defaultLimits: Limits = {
  steps: 250_000,
  milliseconds: 50,
  output: 1_200_000,
  text: 2_000_000,
  elements: 200_000,
  depth: 60,
  source: 50_000,
  nesting: 100,
};
