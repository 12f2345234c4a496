import { activeAt, nextAfter } from './occurrences.ts';
import type { Occurrence, Schedule } from './schedule.ts';

/** What a maintenance window is doing at a time. */
export type WindowState =
  | { readonly state: 'active' | 'planned'; readonly occurrence: Occurrence }
  | { readonly state: 'over'; readonly occurrence: null };

export function stateAt(schedule: Schedule, at: number): WindowState {
  const active = activeAt(schedule, at);
  if (active !== null) {
    return { state: 'active', occurrence: active };
  }
  const next = nextAfter(schedule, at);
  return next === null ? { state: 'over', occurrence: null } : { state: 'planned', occurrence: next };
}
