import type { OrgStore, Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';

/** What the use cases of people have of the store: nothing but what its caller may see and do. */
export interface PeopleStore {
  forCaller(caller: Caller): OrgStore;
}

export function createPeopleStore(store: Pick<Store, 'forPerson'>): PeopleStore {
  return {
    forCaller: ({ orgId, role, login, teams, seesAll }) => store.forPerson(orgId, { role, login, teams }, seesAll),
  };
}
