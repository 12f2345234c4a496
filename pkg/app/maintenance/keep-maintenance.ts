import type { Occurrence } from '../../domain/maintenance/schedule.ts';
import type { Logger } from '../../logger.ts';
import type { KeptWindow } from '../../store/shapes/maintenance.ts';
import type { Store } from '../../store/store.ts';
import { readScope } from './read-scope.ts';
import type { TellState } from './state-memory.ts';

/** Has maintenance windows silence the groups that they are of, and ends those silences with them. */
export interface KeepMaintenance {
  /**
   * Does what is to be done now. It is to be called about every second by one process; what several do at a time is done once.
   * @returns how many windows are active
   */
  run(): Promise<number>;
}

export interface KeepMaintenanceParts {
  store: Pick<
    Store,
    'forOrg' | 'subscribe' | 'readWindowVersion' | 'listKeptWindows' | 'takeIntoMaintenance' | 'settleMaintenance'
  >;
  tellState: TellState;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** So many times some hundred groups are handled in a run, or once for each window: a storm in one keeps no other one waiting. */
  partsPerRun?: number;
}

/** So often the groups of an active window are looked at, whether something is known to have changed or not, in milliseconds. */
const lookEvery = 10_000;

/** So often all windows are read again, in milliseconds: where the clock is set back, one may be active again. */
const readEvery = 60_000;

/** Groups that are found at a time. */
const foundAtOnce = 200;

/** What is to be done for a window in a run. */
interface Work {
  readonly window: KeptWindow;
  readonly key: string;
  /** The present one; null where none is active. */
  readonly occurrence: Occurrence | null;
  readonly at: number;
  readonly begun: number;
  isSettled: boolean;
}

/** While no window is active or changed, it costs one small read each time. */
export function createKeepMaintenance({
  store,
  tellState,
  logger,
  now,
  elapsed,
  partsPerRun = 20,
}: KeepMaintenanceParts): KeepMaintenance {
  let windows: readonly KeptWindow[] = [];
  let version = -1;
  let readAt = -Infinity;
  /** When the groups of a window were last looked at, by its key with its version and occurrence. */
  let looks = new Map<string, number>();
  /** When something of an org has last changed, by the monotonic clock. */
  const changes = new Map<number, number>();
  store.subscribe(({ orgIds }) => orgIds.forEach((orgId) => changes.set(orgId, elapsed())));

  /** What is wrong with windows that could not be carried out the last time, by their keys without the version. */
  const faults = new Map<string, string>();
  /** The window that a run begins with, as the last one has left something of it. */
  let next: string | undefined;

  return {
    async run() {
      const newest = await store.readWindowVersion();
      if (newest !== version || elapsed() - readAt >= readEvery) {
        windows = await store.listKeptWindows(now());
        version = newest;
        readAt = elapsed();
      }
      const works = windows.map(toWork);
      const known = new Set(works.map(({ key }) => key));
      const wanted = new Set(works.map(lookOf));
      looks = new Map([...looks].filter(([key]) => wanted.has(key)));
      [...faults.keys()].filter((key) => !known.has(key)).forEach((key) => faults.delete(key));
      await doInTurn(works);
      return works.filter(({ occurrence, key }) => occurrence !== null && !faults.has(key)).length;
    },
  };

  function toWork(window: KeptWindow): Work {
    const at = now();
    const { state, occurrence } = window.deletedAt === null ? tellState(window, at) : nothing;
    return {
      window,
      key: `${window.orgId} ${window.uid}`,
      occurrence: state === 'active' ? occurrence : null,
      at,
      begun: elapsed(),
      isSettled: window.isSettled,
    };
  }

  /** Does a part for each window, then another one for those of which there is more, as long as the run may take. */
  async function doInTurn(works: readonly Work[]): Promise<void> {
    const first = works.findIndex(({ key }) => key === next);
    let waiting = [...works.slice(Math.max(first, 0)), ...works.slice(0, Math.max(first, 0))].filter(isDue);
    for (let left = Math.max(partsPerRun, waiting.length); left > 0; left -= 1) {
      const [work, ...others] = waiting;
      if (work === undefined) {
        break;
      }
      waiting = (await attempt(work)) ? [...others, work] : others;
    }
    next = waiting[0]?.key;
  }

  /** @returns whether there is more to do for the window. It is said once what is wrong with it, and once that it is not any more. */
  async function attempt(work: Work): Promise<boolean> {
    const { key } = work;
    const { orgId: org, uid } = work.window;
    try {
      const more = await doPart(work);
      if (faults.delete(key)) {
        logger.info({ org, uid }, 'a maintenance window is carried out again');
      }
      return more;
    } catch (error) {
      const { message } = error as Error;
      if (faults.get(key) !== message) {
        logger.error(
          { err: error, org, uid },
          'a maintenance window cannot be carried out; it is tried again and again'
        );
      }
      faults.set(key, message);
      return false;
    }
  }

  function isDue(work: Work): boolean {
    const { window, occurrence, begun, isSettled } = work;
    const last = looks.get(lookOf(work)) ?? -Infinity;
    const isLookDue = begun - last >= lookEvery || (changes.get(window.orgId) ?? -Infinity) >= last;
    return !isSettled || (occurrence !== null && isLookDue);
  }

  async function doPart(work: Work): Promise<boolean> {
    const { window, occurrence, at } = work;
    if (!work.isSettled) {
      const { orgId, uid, version: settled } = window;
      const until = occurrence?.endsAt ?? null;
      if (await store.settleMaintenance({ orgId, uid, version: settled, until, at })) {
        return true;
      }
      work.isSettled = true;
      windows = windows.map((one) => (one === window ? { ...one, isSettled: true } : one));
      return isDue({ ...work, window: { ...window, isSettled: true } });
    }
    if (occurrence === null || (await take(window, occurrence, at))) {
      return occurrence !== null;
    }
    looks.set(lookOf(work), work.begun);
    return false;
  }

  /** @returns whether there are more */
  async function take(window: KeptWindow, { startsAt, endsAt }: Occurrence, at: number): Promise<boolean> {
    const { orgId, uid, version: taken, includesOpen } = window;
    const untaken = { uid, openedFrom: includesOpen ? null : startsAt };
    const base = { from: undefined, to: undefined, at, me: null };
    const search = { ...readScope(window), ...base, states: ['firing'] as const, untaken };
    const ids = await store.forOrg(orgId).findGroupIds(search, 0, foundAtOnce);
    // Where nothing is taken, another process was faster, or somebody has changed the window: the next look finds out.
    return (
      ids.length > 0 &&
      (await store.takeIntoMaintenance({ orgId, uid, version: taken, until: endsAt, ids, at })) > 0 &&
      ids.length === foundAtOnce
    );
  }
}

const nothing = { state: 'over', occurrence: null } as const;

function lookOf({ key, window, occurrence }: Work): string {
  return `${key} ${window.version} ${occurrence?.startsAt}`;
}
