import type { IntegrationType } from '../contract/integration-types.ts';
import { definitions } from '../integration-types/definitions.ts';

/** Whether payloads of the type tell a time. */
export function tellsTime(type: IntegrationType): boolean {
  return definitions[type].timeIn !== undefined;
}

/**
 * The time that a payload tells, in milliseconds since 1970.
 * @param payload JSON text
 * @returns null where it tells none, or none that is absolute
 */
export function timeIn(type: IntegrationType, payload: string): number | null {
  const path = definitions[type].timeIn;
  return path === undefined ? null : toTime(path.split('.').reduce(into, JSON.parse(payload) as unknown));
}

function into(value: unknown, name: string): unknown {
  const outer = Array.isArray(value) ? value[0] : value;
  return typeof outer === 'object' && outer !== null ? (outer as Record<string, unknown>)[name] : undefined;
}

function toTime(value: unknown): number | null {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{10}(\d{3})?$/.test(value))) {
    const number = Number(value);
    return number >= 1e12 && number < 1e13 ? number : number >= 1e9 && number < 1e10 ? number * 1000 : null;
  }
  const time = typeof value === 'string' && withZone.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}

const withZone = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/;
