import { granteeOf } from '../../../../../pkg/contract/integrations/access.ts';
import type { Access } from '../../../../../pkg/contract/types.ts';

export type Grant = NonNullable<Access>['grants'][number];

/** Who may do what, as it is chosen. */
export interface AccessValues {
  by: 'role' | 'grants';
  /** They stay while `by` is tried; an empty name is still to be chosen. */
  grants: Grant[];
}

export function toAccessValues(access: Access): AccessValues {
  return { by: access === null ? 'role' : 'grants', grants: access?.grants ?? [] };
}

export function fromAccessValues({ by, grants }: AccessValues): Access {
  return by === 'role' ? null : { grants: grants.map(({ to, name, may }) => ({ to, name: name.trim(), may })) };
}

/** Whether the grant at `index` names somebody whom one before it names. */
export function isRepeated(grants: readonly Grant[], index: number): boolean {
  const named = grants.slice(0, index + 1).map(({ to, name }) => granteeOf({ to, name: name.trim() }));
  const own = named.pop();
  return own !== undefined && named.includes(own);
}
