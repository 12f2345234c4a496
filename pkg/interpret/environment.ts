import { createEnvironment, type Environment, onCallFilters, onCallGlobals } from '@bellhook/jinja';
import { alertFilters } from './filters/index.ts';
import { timeOnCore } from './time-on-core.ts';

/**
 * Jinja2 as in Grafana OnCall, with its filters and `time()`, and with filters for alerts.
 * @param now the clock, in milliseconds since 1970
 * @param stopwatch a clock for the time limit, in milliseconds since any moment; by default the thread's time on a core
 */
export function createTemplateEnvironment(now: () => number, stopwatch = timeOnCore): Environment {
  return createEnvironment({ ...extras, now, stopwatch });
}

/**
 * Limits of a rendering on a thread that others wait for. All templates of an alert together then take a few milliseconds at
 * most.
 */
const briefLimits = { steps: 10_000, milliseconds: 5 };

/**
 * The same for a thread that others wait for. A rendering that would take longer ends early.
 * @param overran called for each rendering that ended early; its output means nothing then, and the work has to be done
 * elsewhere
 */
export function createBriefEnvironment(now: () => number, overran: () => void): Environment {
  return createEnvironment({ ...extras, now, limits: briefLimits, limited: overran });
}

const extras = { filters: new Map([...onCallFilters, ...alertFilters]), globals: onCallGlobals };
