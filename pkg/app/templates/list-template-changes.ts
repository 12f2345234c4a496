import type { StoredTemplateChange } from '../../store/shapes/template-changes.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { requireIntegration } from '../integrations/find-integration.ts';

/**
 * Who changed the templates of an integration, and how; the newest change first.
 * @throws {AppError} not_found
 */
export type ListTemplateChanges = (caller: Caller, uid: string) => Promise<StoredTemplateChange[]>;

export function createListTemplateChanges(store: Store): ListTemplateChanges {
  return async (caller, uid) => {
    const org = store.forOrg(caller.orgId);
    await requireIntegration(org, uid);
    return org.listTemplateChanges(uid);
  };
}
