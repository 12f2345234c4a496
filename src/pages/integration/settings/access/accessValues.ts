import { foldName } from '../../../../../pkg/contract/integrations/access.ts';
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
  const own = grants[index];
  return grants
    .slice(0, index)
    .some(({ to, name }) => own !== undefined && to === own.to && foldName(name) === foldName(own.name));
}
