import type { StoredView } from '../../store/shapes/views.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';

/** A view that the caller sees. @throws {AppError} not_found */
export async function findView(store: PeopleStore, caller: Caller, uid: string): Promise<StoredView> {
  const view = (await listViews(store, caller)).find((one) => one.uid === uid);
  if (view === undefined) {
    throw new AppError('not_found', noSuchView);
  }
  return view;
}

/** The caller's own, then the shared ones, each in their order. */
export function listViews(store: PeopleStore, caller: Caller): Promise<readonly StoredView[]> {
  return store.forCaller(caller).listViews(loginOf(caller));
}

/** Whose views are the caller's own; null for somebody without a login. */
export function loginOf({ actor }: Caller): string | null {
  return (actor.kind === 'user' || actor.kind === 'service_account') && actor.login !== '' ? actor.login : null;
}

export const noSuchView = 'There is no such view.';
