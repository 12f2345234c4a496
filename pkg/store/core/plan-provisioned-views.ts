import type { ViewProvisioning } from '../shapes/views.ts';
import type { DefaultView, ViewRecord, ViewWrite } from './view-record.ts';

/**
 * Makes the views as the files say: shared, in the files' order, before all others. What no file names any more is released, so
 * that Editors can change it. @returns what is to be written, in this order
 */
export function planProvisionedViews({ views, deletions }: ViewProvisioning): readonly ViewWrite[] {
  return [
    { kind: 'release_all' },
    ...deletions.map(({ orgId, uid }): ViewWrite => ({ kind: 'delete', orgId, uid })),
    ...views.flatMap(({ isDefault, ...view }, position): ViewWrite[] => {
      const { orgId, uid } = view;
      const record: ViewRecord = { ...view, owner: null, provisioned: true, position };
      const orgDefault: DefaultView = { orgId, login: null, uid, provisioned: true };
      return [{ kind: 'put', record }, ...(isDefault ? [{ kind: 'set_default', default: orgDefault } as const] : [])];
    }),
  ];
}
