import type { Actor } from '../../contract/types.ts';
import { isSameActor } from '../../domain/handling/same-actor.ts';
import type { OrgStore } from '../../store/store.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { requireIntegration } from '../integrations/find-integration.ts';

/** Lets people who edit the templates of an integration know of each other. */
export interface TellTemplateEditing {
  /**
   * Who has templates that are changed and not saved: those first who began first, each person once.
   * @param tab the page that asks, which is left out
   * @throws {AppError} not_found, forbidden
   */
  list(caller: Caller, uid: string, tab: string | undefined): Promise<EditingPerson[]>;
  /** Notes that the caller has some on a page, or none any more. @returns the others. @throws {AppError} not_found, forbidden */
  note(caller: Caller, uid: string, tab: string, isEditing: boolean): Promise<EditingPerson[]>;
}

export interface EditingPerson {
  readonly actor: Actor;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Whether it is the caller, on another page. */
  readonly isCaller: boolean;
}

export function createTellTemplateEditing(store: PeopleStore): TellTemplateEditing {
  return {
    async list(caller, uid, tab) {
      const org = store.forCaller(caller);
      await requireIntegration(org, caller, uid, 'act');
      return listPeople(org, uid, tab, caller.actor);
    },
    async note(caller, uid, tab, isEditing) {
      const org = store.forCaller(caller);
      await requireIntegration(org, caller, uid, 'act');
      await org.noteTemplateEditing(uid, { tab, actor: caller.actor, isEditing });
      return listPeople(org, uid, tab, caller.actor);
    },
  };
}

async function listPeople(
  org: OrgStore,
  uid: string,
  left: string | undefined,
  caller: Actor
): Promise<EditingPerson[]> {
  const pages = (await org.listTemplateEditing(uid)).filter(({ tab }) => tab !== left);
  return pages
    .filter(({ actor }, i) => pages.findIndex((page) => isSameActor(page.actor, actor)) === i)
    .map(({ actor, since }) => ({ actor, since, isCaller: isSameActor(actor, caller) }));
}
