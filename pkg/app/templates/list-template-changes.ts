import type { StoredTemplateChange } from '../../store/shapes/template-changes.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { requireIntegration } from '../integrations/find-integration.ts';

/**
 * Who changed the templates of an integration, and how; the newest change first.
 * @throws {AppError} not_found
 */
export type ListTemplateChanges = (caller: Caller, uid: string) => Promise<StoredTemplateChange[]>;

export function createListTemplateChanges(store: PeopleStore): ListTemplateChanges {
  return async (caller, uid) => {
    const org = store.forCaller(caller);
    await requireIntegration(org, caller, uid, 'see');
    return org.listTemplateChanges(uid);
  };
}
