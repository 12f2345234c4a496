import { randomUUID } from 'node:crypto';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { describeRefusal } from './describe-refusal.ts';
import { toAction, type WantedAction } from './wanted-action.ts';

/** What people do to one alert group. */
export interface ActOnGroups {
  /**
   * @returns the operation, by which it can be undone
   * @throws {AppError} as `toAction`; not_found; state_conflict, with what the group is instead; newer_group_open
   */
  actOnOne(caller: Caller, id: number, wanted: WantedAction): Promise<string>;
}

/** @param now milliseconds since 1970 */
export function createActOnGroups(store: PeopleStore, now: () => number): ActOnGroups {
  return {
    async actOnOne(caller, id, wanted) {
      const at = now();
      const operation = randomUUID();
      const action = toAction(wanted, caller, at);
      const { refused } = await store.forCaller(caller).actOnGroups([id], action, caller.actor, at, operation);
      if (refused[0] !== undefined) {
        const { code, state, by, at: since } = refused[0];
        const message = describeRefusal(refused[0]);
        const details = { state, by, at: since === null ? null : new Date(since).toISOString() };
        throw code === 'not_allowed' ? new AppError('state_conflict', message, details) : new AppError(code, message);
      }
      return operation;
    },
  };
}
