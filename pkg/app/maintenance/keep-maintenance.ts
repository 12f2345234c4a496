import type { Occurrence } from '../../domain/maintenance/schedule.ts';
import type { Logger } from '../../logger.ts';
import type { KeptWindow } from '../../store/shapes/maintenance.ts';
import type { OrgStore, Store } from '../../store/store.ts';
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
}

/** So often the groups of an active window are looked at, whether something is known to have changed or not, in milliseconds. */
const lookEvery = 10_000;

/** So often all windows are read again, in milliseconds: where the clock is set back, one may be active again. */
const readEvery = 60_000;

/** Groups that are found at a time. */
const foundAtOnce = 200;

/** While no window is active or changed, it costs one small read each time. */
export function createKeepMaintenance({
  store,
  tellState,
  logger,
  now,
  elapsed,
}: KeepMaintenanceParts): KeepMaintenance {
  let windows: readonly KeptWindow[] = [];
  let version = -1;
  let readAt = -Infinity;
  /** When the groups of a window were last looked at, by its key with its version and occurrence. */
  let looks = new Map<string, number>();
  /** When something of an org has last changed, by the monotonic clock. */
  const changes = new Map<number, number>();
  store.subscribe(({ orgIds }) => orgIds.forEach((orgId) => changes.set(orgId, elapsed())));

  return {
    async run() {
      const newest = await store.readWindowVersion();
      if (newest !== version || elapsed() - readAt >= readEvery) {
        windows = await store.listKeptWindows(now());
        version = newest;
        readAt = elapsed();
      }
      let active = 0;
      const looked = new Map<string, number>();
      for (const window of windows) {
        try {
          active += (await keep(window, looked)) ? 1 : 0;
        } catch (error) {
          const { orgId, uid } = window;
          logger.error(
            { err: error, org: orgId, uid },
            'a maintenance window could not be carried out; the next try is soon'
          );
        }
      }
      looks = looked;
      return active;
    },
  };

  /** @returns whether it is active */
  async function keep(window: KeptWindow, looked: Map<string, number>): Promise<boolean> {
    const at = now();
    const occurrence = window.deletedAt === null ? occurrenceAt(window, at) : null;
    if (!window.isSettled) {
      await settle(window, occurrence, at);
    }
    if (occurrence === null) {
      return false;
    }
    const key = `${window.orgId} ${window.uid} ${window.version} ${occurrence.startsAt}`;
    const last = looks.get(key) ?? -Infinity;
    const begun = elapsed();
    if (begun - last >= lookEvery || (changes.get(window.orgId) ?? -Infinity) >= last) {
      await take(window, occurrence, at);
      looked.set(key, begun);
    } else {
      looked.set(key, last);
    }
    return true;
  }

  function occurrenceAt(window: KeptWindow, at: number): Occurrence | null {
    const { state, occurrence } = tellState(window, at);
    return state === 'active' ? occurrence : null;
  }

  async function settle(window: KeptWindow, occurrence: Occurrence | null, at: number): Promise<void> {
    const { orgId, uid, version: settled } = window;
    const until = occurrence?.endsAt ?? null;
    while (await store.settleMaintenance({ orgId, uid, version: settled, until, at })) {
      // Some hundred at a time.
    }
    windows = windows.map((one) => (one === window ? { ...one, isSettled: true } : one));
  }

  async function take(window: KeptWindow, { startsAt, endsAt }: Occurrence, at: number): Promise<void> {
    const { orgId, uid, version: taken, includesOpen } = window;
    const untaken = { uid, openedFrom: includesOpen ? null : startsAt };
    const base = { from: undefined, to: undefined, at, me: null };
    const search = { ...readScope(window), ...base, states: ['firing'] as const, untaken };
    const org: OrgStore = store.forOrg(orgId);
    let ids: readonly number[];
    do {
      ids = await org.findGroupIds(search, 0, foundAtOnce);
      if (ids.length === 0) {
        return;
      }
      const count = await store.takeIntoMaintenance({ orgId, uid, version: taken, until: endsAt, ids, at });
      if (count === 0) {
        // Another process was faster, or somebody has changed the window: the next look finds out.
        return;
      }
    } while (ids.length === foundAtOnce);
  }
}
