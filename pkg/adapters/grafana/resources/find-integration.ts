import type { OrgStore, StoredIntegration } from '../../../store/store.ts';
import { ApiError } from './api-error.ts';

/** @throws {ApiError} not_found */
export async function findIntegration(org: OrgStore, uid: string): Promise<StoredIntegration> {
  const integration = await org.getIntegration(uid);
  if (integration === undefined) {
    throw integrationNotFound();
  }
  return integration;
}

export function integrationNotFound(): ApiError {
  return new ApiError('not_found', 'There is no such integration.');
}
