import { type May, mayAllows } from '../../contract/integrations/access.ts';
import { roleAllows } from '../../contract/roles.ts';
import type { Route } from '../../contract/route.ts';
import { mayOf } from '../../domain/access/may.ts';
import type { Logger } from '../../logger.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { needsRole } from './require-may.ts';
import type { TeamDirectory } from './team-directory.ts';

/**
 * Lets in whoever has the role that a route needs, or is granted what it needs of some integration of the org: of which one is looked at once
 * it is known.
 * @returns the caller with what is known of them now: that they see all, or their teams where these matter
 * @throws {AppError} forbidden
 */
export type Admit = <Admitted extends Caller>(
  caller: Admitted,
  route: Pick<Route, 'role' | 'may'>
) => Promise<Admitted>;

export interface AdmitParts {
  store: Pick<Store, 'forOrg'>;
  directory: Pick<TeamDirectory, 'teamsOf'>;
  logger: Pick<Logger, 'warn'>;
}

export function createAdmit({ store, directory, logger }: AdmitParts): Admit {
  return async (caller, { role, may }) => {
    const hasRole = roleAllows(caller.role, role);
    if (!roleAllows(caller.role, 'Viewer') || (may === null && !hasRole)) {
      throw needsRole(role);
    }
    if (may === null || roleAllows(caller.role, 'Admin')) {
      return caller;
    }
    const known = await store.forOrg(caller.orgId).listAccess();
    if (known.length === 0 && hasRole) {
      return { ...caller, seesAll: true };
    }
    const asksTeams = caller.login !== '' && known.some(({ grants }) => grants.some(({ to }) => to === 'team'));
    const admitted = asksTeams ? { ...caller, teams: await teamsOf(caller) } : caller;
    if (!hasRole && !known.some((access) => mayAllows(mayOf(access, admitted), may satisfies May))) {
      throw needsRole(role);
    }
    return admitted;
  };

  async function teamsOf({ orgId, login }: Caller): Promise<readonly string[]> {
    try {
      return await directory.teamsOf(orgId, login);
    } catch (error) {
      logger.warn(
        { err: error, org: orgId },
        'the teams of somebody could not be found out; they have no grants of teams now'
      );
      return [];
    }
  }
}
