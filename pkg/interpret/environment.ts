import { createEnvironment, type Environment, onCallFilters, onCallGlobals } from '@bellhook/jinja';
import { alertFilters } from './filters/index.ts';

/**
 * Jinja2 as Grafana OnCall had it, with its filters and `time()`, and with filters that know alerts.
 * @param now the clock, in milliseconds since 1970
 * @param stopwatch for the limit of time, in milliseconds from any beginning; the time that passes unless another one is given
 */
export function createTemplateEnvironment(now: () => number, stopwatch = () => performance.now()): Environment {
  return createEnvironment({ ...extras, now, stopwatch });
}

/**
 * What a rendering may use on a thread that others wait for: all templates of an alert together hold it for a few milliseconds at most.
 */
const briefLimits = { steps: 10_000, milliseconds: 5 };

/**
 * The same for a thread that others wait for. What needs more than little time ends early.
 * @param overran is told of each rendering that did; what came of it says nothing then, and it has to be done elsewhere
 */
export function createBriefEnvironment(now: () => number, overran: () => void): Environment {
  return createEnvironment({ ...extras, now, limits: briefLimits, limited: overran });
}

const extras = { filters: new Map([...onCallFilters, ...alertFilters]), globals: onCallGlobals };
