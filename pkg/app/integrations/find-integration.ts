import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { StoredIntegration } from '../../store/shapes/integrations.ts';
import type { OrgStore } from '../../store/store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { EndpointIndex } from './endpoint-index.ts';

/** @throws {AppError} not_found */
export async function findIntegration(org: OrgStore, uid: string): Promise<StoredIntegration> {
  const integration = await org.getIntegration(uid);
  if (integration === undefined) {
    throw integrationNotFound();
  }
  return integration;
}

/** Makes sure that there is the integration, without its figures. @throws {AppError} not_found */
export async function requireIntegration(org: OrgStore, uid: string): Promise<void> {
  const known = await org.nameIntegration(uid);
  if (known === undefined || known.deleted) {
    throw integrationNotFound();
  }
}

/** An integration that takes what a person sends to it. @throws {AppError} not_found, disabled */
export function findEndpoint(
  endpoints: Pick<EndpointIndex, 'findByUid'>,
  { orgId }: Caller,
  uid: string
): ReadyEndpoint {
  const endpoint = endpoints.findByUid(orgId, uid);
  if (endpoint === undefined) {
    throw integrationNotFound();
  }
  if (!endpoint.settings.enabled) {
    throw new AppError('disabled');
  }
  return endpoint;
}

export function integrationNotFound(): AppError {
  return new AppError('not_found', 'There is no such integration.');
}
