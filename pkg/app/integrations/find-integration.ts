import type { May } from '../../contract/integrations/access.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { StoredIntegration } from '../../store/shapes/integrations.ts';
import type { OrgStore } from '../../store/store.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { requireMay } from '../access/require-may.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { EndpointIndex } from './endpoint-index.ts';

/** An integration with which the caller may do what is needed. @throws {AppError} not_found, forbidden */
export async function findIntegration(
  org: OrgStore,
  caller: Caller,
  uid: string,
  needed: May
): Promise<StoredIntegration> {
  const integration = await org.getIntegration(uid);
  if (integration === undefined) {
    throw integrationNotFound();
  }
  requireMay(caller, integration.settings.access, needed);
  return integration;
}

/** Makes sure that there is the integration, and that the caller may do with it what is needed; without its figures. @throws {AppError} as above */
export async function requireIntegration(org: OrgStore, caller: Caller, uid: string, needed: May): Promise<void> {
  const known = await org.nameIntegration(uid);
  if (known === undefined || known.deleted) {
    throw integrationNotFound();
  }
  requireMay(caller, known.access, needed);
}

/** An integration that takes what a person sends to it, who may edit it. @throws {AppError} not_found, forbidden, disabled */
export async function findEndpoint(
  { store, endpoints }: EndpointParts,
  caller: Caller,
  uid: string
): Promise<ReadyEndpoint> {
  await requireIntegration(store.forCaller(caller), caller, uid, 'edit');
  const endpoint = endpoints.findByUid(caller.orgId, uid);
  if (endpoint === undefined) {
    throw integrationNotFound();
  }
  if (!endpoint.settings.enabled) {
    throw new AppError('disabled');
  }
  return endpoint;
}

export interface EndpointParts {
  store: PeopleStore;
  endpoints: Pick<EndpointIndex, 'findByUid'>;
}

export function integrationNotFound(): AppError {
  return new AppError('not_found', 'There is no such integration.');
}
