import { type May, mayAllows } from '../../contract/integrations/access.ts';
import type { Role } from '../../contract/roles.ts';
import type { Access } from '../../contract/types.ts';
import { mayOf } from '../../domain/access/may.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';

/**
 * Makes sure that the caller may do something with an integration that they see, or with its groups.
 * @throws {AppError} forbidden
 */
export function requireMay(caller: Caller, access: Access, needed: May): void {
  if (!mayAllows(mayOf(access, caller), needed)) {
    throw access === null ? needsRole(rolesFor[needed]) : notGranted(needed);
  }
}

export function needsRole(role: Role): AppError {
  return new AppError('forbidden', `This needs the role ${role}.`, { role });
}

const rolesFor: Readonly<Record<May, Role>> = { see: 'Viewer', act: 'Editor', edit: 'Admin' };

function notGranted(may: May): AppError {
  return new AppError(
    'forbidden',
    `This needs to be granted to you for the integration: "${may}". An Admin can do so.`,
    {
      may,
    }
  );
}
