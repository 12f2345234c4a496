import { randomUUID } from 'node:crypto';
import { roleAllows } from '../../contract/roles.ts';
import { isSameActor } from '../../domain/handling/same-actor.ts';
import type { StoredEvent } from '../../store/shapes/groups.ts';
import type { OrgStore } from '../../store/store.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { requireMay } from '../access/require-may.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { findGroup } from './find-group.ts';

/** Notes of people on groups. A note is an event of the group's timeline. Its text is Markdown, and is kept as it is. */
export interface Notes {
  /** @throws {AppError} not_found, as all below */
  add(caller: Caller, groupId: number, text: string): Promise<StoredEvent>;
  /** @throws {AppError} forbidden where it is somebody else's */
  edit(caller: Caller, groupId: number, id: number, text: string): Promise<StoredEvent>;
  /** @throws {AppError} forbidden where it is somebody else's, unless the caller is an Admin */
  remove(caller: Caller, groupId: number, id: number): Promise<void>;
}

/** @param now milliseconds since 1970 */
export function createNotes(store: PeopleStore, now: () => number): Notes {
  return {
    async add(caller, groupId, text) {
      const org = store.forCaller(caller);
      const operation = randomUUID();
      await findActable(org, caller, groupId);
      await org.actOnGroups([groupId], { action: 'note', text }, caller.actor, now(), operation);
      const { items } = await org.listEvents(groupId, { limit: 100, cursor: undefined });
      return found(items.find((event) => event.operation === operation));
    },

    async edit(caller, groupId, id, text) {
      const org = store.forCaller(caller);
      const { actor } = await findNote(org, caller, groupId, id);
      if (!isSameActor(actor, caller.actor)) {
        throw new AppError('forbidden', 'Only who wrote a note can change it.');
      }
      await org.editNote(groupId, id, text, now());
      return findNote(org, caller, groupId, id);
    },

    async remove(caller, groupId, id) {
      const org = store.forCaller(caller);
      const { actor } = await findNote(org, caller, groupId, id);
      if (!isSameActor(actor, caller.actor) && !roleAllows(caller.role, 'Admin')) {
        throw new AppError('forbidden', 'Only who wrote a note, or an Admin, can delete it.');
      }
      await org.deleteNote(groupId, id);
    },
  };
}

/** @throws {AppError} not_found; forbidden where the caller may see the group only */
async function findActable(org: OrgStore, caller: Caller, groupId: number): Promise<void> {
  const { integration } = await findGroup(org, groupId);
  requireMay(caller, integration.settings.access, 'act');
}

async function findNote(org: OrgStore, caller: Caller, groupId: number, id: number): Promise<StoredEvent> {
  await findActable(org, caller, groupId);
  return found(await org.getNote(groupId, id));
}

function found(note: StoredEvent | undefined): StoredEvent {
  if (note === undefined) {
    throw new AppError('not_found', 'There is no such note.');
  }
  return note;
}
