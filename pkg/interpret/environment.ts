import { createEnvironment, type Environment, onCallFilters, onCallGlobals } from '../jinja/index.ts';

/**
 * Jinja2 as Grafana OnCall had it, with its filters and `time()`.
 * @param now the clock, in milliseconds since 1970
 */
export function createTemplateEnvironment(now: () => number): Environment {
  return createEnvironment({ filters: onCallFilters, globals: onCallGlobals, now });
}
