import { builtinFilters } from './filters/index.ts';
import { builtinGlobals } from './runtime/globals.ts';
import { defaultLimits } from './runtime/limits.ts';
import type { Environment, Filter, Limits, Test } from './runtime/runtime.ts';
import { builtinTests } from './tests/index.ts';
import type { Value } from './values/value.ts';

/** What an environment has besides what Jinja has built in. A built-in one of the same name is replaced. */
export interface EnvironmentOptions {
  readonly filters?: ReadonlyMap<string, Filter>;
  readonly tests?: ReadonlyMap<string, Test>;
  readonly globals?: ReadonlyMap<string, Value>;
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970; Date.now unless given. */
  readonly now?: () => number;
  /** Math.random unless given. */
  readonly random?: () => number;
  /** Milliseconds from any beginning, for the limit of time; performance.now unless given. */
  readonly stopwatch?: () => number;
  /** As in `Environment`. */
  readonly limited?: () => void;
}

/** What templates are compiled against: Jinja's filters, tests and globals, and those given. */
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
