import { createEnvironment, type Environment, onCallFilters, onCallGlobals } from '../jinja/index.ts';
import { alertFilters } from './filters/index.ts';

/**
 * Jinja2 as Grafana OnCall had it, with its filters and `time()`, and with filters that know alerts.
 * @param now the clock, in milliseconds since 1970
 */
export function createTemplateEnvironment(now: () => number): Environment {
  return createEnvironment({ filters: new Map([...onCallFilters, ...alertFilters]), globals: onCallGlobals, now });
}
