import { granteeOf, type May, mays } from '../../contract/integrations/access.ts';
import { type Role, roles } from '../../contract/roles.ts';
import type { Access } from '../../contract/types.ts';

/** Somebody who asks for something, as far as it decides what they may do. */
export interface Person {
  /** In the org; undefined or one that Bellhook does not know allows nothing. */
  readonly role: string | undefined;
  /** Empty for nobody in particular. */
  readonly login: string;
  /** The names of their teams in the org, as Grafana has them. */
  readonly teams: readonly string[];
}

/**
 * What somebody may do with an integration and its groups; null is nothing, so that it does not exist for them. Admins may do everything.
 * Where access is set, the others may do the greatest of what is granted to them; else their role decides.
 */
export function mayOf(access: Access, { role, login, teams }: Person): May | null {
  const known = roles.find((one) => one === role);
  if (known === undefined || known === 'Admin' || access === null) {
    return known === undefined ? null : mayByRole[known];
  }
  const own = new Set(teams.map((name) => granteeOf({ to: 'team', name })));
  if (login !== '') {
    own.add(granteeOf({ to: 'user', name: login }));
  }
  const granted = access.grants.filter((grant) => own.has(granteeOf(grant)));
  return mays.findLast((may) => granted.some((grant) => grant.may === may)) ?? null;
}

const mayByRole: Readonly<Record<Role, May>> = { Viewer: 'see', Editor: 'act', Admin: 'edit' };
