import type { StoredIntegration } from '../../store/shapes/integrations.ts';
import type { OrgStore } from '../../store/store.ts';
import { AppError } from '../app-error.ts';

/** @throws {AppError} not_found */
export async function findIntegration(org: OrgStore, uid: string): Promise<StoredIntegration> {
  const integration = await org.getIntegration(uid);
  if (integration === undefined) {
    throw integrationNotFound();
  }
  return integration;
}

export function integrationNotFound(): AppError {
  return new AppError('not_found', 'There is no such integration.');
}
