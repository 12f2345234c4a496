import { checkSchedule } from '../../domain/maintenance/check-schedule.ts';
import type { StoredWindow, WindowContent, WindowTimes } from '../../store/shapes/maintenance.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { withChanges } from '../with-changes.ts';
import { readScope } from './read-scope.ts';

/** What is undefined stays as it is. */
export type WindowChanges = { readonly [Name in keyof WindowContent]?: WindowContent[Name] | undefined };

/** What a maintenance window says once it is changed. @throws {AppError} as `checkWindow` */
export function changedWindow(window: WindowContent, changes: WindowChanges): WindowContent & WindowTimes {
  const { name, reason, integrations, query, startsAt, endsAt, recurrence, includesOpen } = window;
  const content = { name, reason, integrations, query, startsAt, endsAt, recurrence, includesOpen };
  return checkWindow(withChanges(content, changes));
}

/** Finds out when it ends. @throws {AppError} invalid_request, invalid_query, invalid_recurrence */
export function checkWindow(content: WindowContent): WindowContent & WindowTimes {
  readScope(content);
  const checked = checkSchedule(content);
  if ('lastEndsAt' in checked) {
    return { ...content, lastEndsAt: checked.lastEndsAt };
  }
  const { field, message } = checked.fault;
  throw field === 'endsAt'
    ? new AppError('invalid_request', `body, endsAt: ${message}`)
    : new AppError('invalid_recurrence', message, { field });
}

/** @throws {AppError} not_found */
export async function findWindow(store: PeopleStore, caller: Caller, uid: string): Promise<StoredWindow> {
  const window = (await store.forCaller(caller).listWindows()).find((one) => one.uid === uid);
  if (window === undefined) {
    throw new AppError('not_found', noSuchWindow);
  }
  return window;
}

export const noSuchWindow = 'There is no such maintenance window.';
