import { config } from '@grafana/runtime';
import { roleAllows } from '../../../../pkg/contract/roles.ts';
import type { View } from '../../../../pkg/contract/types.ts';

/** Whether the user may change the views that the org shares. The sidecar checks it again. */
export function mayShare(): boolean {
  return roleAllows(config.bootData.user.orgRole, 'Editor');
}

/** Whether the user can have views of their own; somebody whom Grafana lets in without a login cannot. */
export function mayOwn(): boolean {
  return config.bootData.user.isSignedIn !== false;
}

/** Whether the user may change what the view says, and delete it. */
export function mayChange({ shared, provisioned }: Pick<View, 'shared' | 'provisioned'>): boolean {
  return !provisioned && (!shared || mayShare());
}
