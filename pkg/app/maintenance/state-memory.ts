import { stateAt, type WindowState } from '../../domain/maintenance/window-state.ts';
import type { StoredWindow } from '../../store/shapes/maintenance.ts';

/** Says what a maintenance window is doing at a time, in milliseconds since 1970. */
export type TellState = (window: StoredWindow, at: number) => WindowState;

/** Remembers what was found out: to find an occurrence takes longer than all else, and it stays the same until it begins, or ends. */
export function createStateMemory(): TellState {
  const known = new Map<string, Remembered>();
  return (window, at) => {
    const key = `${window.orgId} ${window.uid}`;
    const last = known.get(key);
    if (last?.version === window.version && last.from <= at && at < last.until) {
      return last.found;
    }
    const found = stateAt(window, at);
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(key, { version: window.version, from: at, until: endOf(found), found });
    return found;
  };
}

interface Remembered {
  readonly version: number;
  /** It is so within this time. */
  readonly from: number;
  readonly until: number;
  readonly found: WindowState;
}

const mostKnown = 10_000;

function endOf({ state, occurrence }: WindowState): number {
  return state === 'over' ? Infinity : state === 'active' ? occurrence.endsAt : occurrence.startsAt;
}
