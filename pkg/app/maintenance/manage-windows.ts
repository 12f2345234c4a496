import { setImmediate as pause } from 'node:timers/promises';
import { type State, states } from '../../contract/alert-groups/states.ts';
import { type ErrorCode, resourceErrors } from '../../contract/errors.ts';
import { occurrenceLimit, occurrenceRangeLimit, windowLimit } from '../../contract/maintenance/limits.ts';
import { occurrencesBetween } from '../../domain/maintenance/occurrences.ts';
import type { Occurrence } from '../../domain/maintenance/schedule.ts';
import type { WindowState } from '../../domain/maintenance/window-state.ts';
import { makeUid } from '../../store/make-token.ts';
import type {
  StoredWindow,
  WindowChange,
  WindowContent,
  WindowOutcome,
  WindowScope,
} from '../../store/shapes/maintenance.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { changedWindow, checkWindow, findWindow, noSuchWindow, type WindowChanges } from './changed-window.ts';
import { readScope } from './read-scope.ts';
import type { TellState } from './state-memory.ts';

/** The maintenance windows of an org: while one is active, groups that open in it are silenced until it ends. */
export interface ManageWindows {
  /** Active ones, then planned ones by their next occurrence, then those that are over, the last first. */
  list(caller: Caller): Promise<readonly ShownWindow[]>;
  /** @throws {AppError} not_found */
  get(caller: Caller, uid: string): Promise<ShownWindow>;
  /** @throws {AppError} invalid_request, invalid_query, invalid_recurrence, too_many_windows */
  create(caller: Caller, wanted: WantedWindow): Promise<ShownWindow>;
  /** @throws {AppError} as `create`; not_found, provisioned */
  update(caller: Caller, uid: string, changes: WindowChanges): Promise<ShownWindow>;
  /** @throws {AppError} not_found, provisioned */
  remove(caller: Caller, uid: string): Promise<void>;
  /** Ends its present occurrence. @throws {AppError} not_found, provisioned, not_active */
  end(caller: Caller, uid: string): Promise<ShownWindow>;
  /** How many open groups a window would be of now, and how many of them fire. @throws {AppError} invalid_query */
  preview(caller: Caller, scope: WindowScope): Promise<{ readonly open: number; readonly firing: number }>;
  /** When they are active between two times, by their start. @throws {AppError} invalid_request */
  listOccurrences(caller: Caller, from: number, to: number): Promise<FoundOccurrences>;
}

export type ShownWindow = StoredWindow & WindowState;

/** Undefined starts now. */
export type WantedWindow = Omit<WindowContent, 'startsAt'> & { readonly startsAt: number | undefined };

export interface FoundOccurrences {
  readonly occurrences: ReadonlyArray<Occurrence & { readonly uid: string }>;
  /** Whether there are more than `occurrenceLimit`. */
  readonly hasMore: boolean;
}

export interface ManageWindowsParts {
  store: PeopleStore;
  tellState: TellState;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createManageWindows({ store, tellState, now }: ManageWindowsParts): ManageWindows {
  const show = (window: StoredWindow): ShownWindow => ({ ...window, ...tellState(window, now()) });

  return {
    list: async (caller) => (await store.forCaller(caller).listWindows()).map(show).sort(compareWindows),
    get: async (caller, uid) => show(await findWindow(store, caller, uid)),

    async create(caller, wanted) {
      const uid = makeUid();
      const content = checkWindow({ ...wanted, startsAt: wanted.startsAt ?? now() });
      refusePast(content.lastEndsAt);
      await change(caller, { kind: 'create', uid, content });
      return show(await findWindow(store, caller, uid));
    },

    async update(caller, uid, changes) {
      const window = await findWindow(store, caller, uid);
      const content = changedWindow(window, changes);
      await change(caller, { kind: 'update', uid, version: window.version, content });
      return show(await findWindow(store, caller, uid));
    },

    remove: (caller, uid) => change(caller, { kind: 'delete', uid }),

    async end(caller, uid) {
      const window = await findWindow(store, caller, uid);
      if (!window.provisioned && show(window).state !== 'active') {
        throw new AppError('not_active');
      }
      await change(caller, { kind: 'end', uid });
      return show(await findWindow(store, caller, uid));
    },

    async preview(caller, scope) {
      const search = { ...readScope(scope), from: undefined, to: undefined, at: now(), me: null };
      const count = async (states: readonly State[]) => {
        const page = { limit: 1, cursor: undefined };
        return (await store.forCaller(caller).listGroups({ ...search, states }, page)).total;
      };
      const [open, firing] = await Promise.all([count(openStates), count(['firing'])]);
      return { open, firing };
    },

    async listOccurrences(caller, from, to) {
      if (to <= from || to - from > occurrenceRangeLimit) {
        throw new AppError('invalid_request', 'query, to: ask for a time after `from`, and for 400 days at most');
      }
      let found: FoundOccurrences['occurrences'] = [];
      let until = to;
      for (const { uid, ...window } of await store.forCaller(caller).listWindows()) {
        const more = occurrencesBetween(window, from, until, occurrenceLimit + 1).map((one) => ({ ...one, uid }));
        found = [...found, ...more].sort((one, other) => one.startsAt - other.startsAt).slice(0, occurrenceLimit + 1);
        // What begins later than as many as are wanted is not looked for.
        until = found[occurrenceLimit]?.startsAt ?? to;
        // Alerts and other requests come in between.
        await pause();
      }
      return { occurrences: found.slice(0, occurrenceLimit), hasMore: found.length > occurrenceLimit };
    },
  };

  async function change(caller: Caller, wanted: WindowChange): Promise<void> {
    const outcome = await store.forCaller(caller).changeWindows(wanted, caller.actor, now());
    if (outcome !== 'changed') {
      throw refusal(outcome);
    }
  }

  function refusePast(lastEndsAt: number | null): void {
    if (lastEndsAt !== null && lastEndsAt <= now()) {
      throw new AppError('invalid_request', 'body, endsAt: it would be over already; give a time to come');
    }
  }
}

const openStates = states.filter((state) => state !== 'resolved');

const ranks = { active: 0, planned: 1, over: 2 } as const;

function compareWindows(one: ShownWindow, other: ShownWindow): number {
  return ranks[one.state] - ranks[other.state] || timeOf(one) - timeOf(other) || (one.uid < other.uid ? -1 : 1);
}

function timeOf({ occurrence, lastEndsAt, endsAt }: ShownWindow): number {
  return occurrence === null ? -(lastEndsAt ?? endsAt) : occurrence.startsAt;
}

function refusal(outcome: Exclude<WindowOutcome, 'changed'>): AppError {
  const [code, message] = refusals[outcome];
  return new AppError(code, message);
}

const refusals: Record<Exclude<WindowOutcome, 'changed'>, readonly [ErrorCode, message: string]> = {
  not_found: ['not_found', noSuchWindow],
  forbidden: [
    'forbidden',
    'You may not act on all integrations that it is of; a window of yours names those on which you may act, and no others.',
  ],
  provisioned: ['provisioned', resourceErrors.provisioned.message],
  outdated: ['outdated', resourceErrors.outdated.message],
  too_many: ['too_many_windows', `An org can have ${windowLimit} maintenance windows; delete some first.`],
};
