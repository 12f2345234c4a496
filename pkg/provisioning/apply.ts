import type { TemplateCheck } from '../interpret/check.ts';
import { type Store, TokenTaken } from '../store/store.ts';
import { ProvisioningError } from './provisioning-error.ts';
import { type Provisioning, readProvisioning } from './read-files.ts';

export interface ProvisioningSource {
  /** The folder of the files, where there is one. */
  readonly folder: string | undefined;
  /** Where `${NAME}` takes its value from. */
  readonly env: Record<string, string | undefined>;
  readonly check: TemplateCheck;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Reads the provisioning files and makes the integrations of the store as they say.
 * @throws {ProvisioningError} and changes nothing where one is at fault
 */
export async function applyProvisioning(
  store: Pick<Store, 'provision'>,
  { folder, env, check, at }: ProvisioningSource
): Promise<Provisioning> {
  const provisioning = folder === undefined ? nothing : readProvisioning(folder, env, check);
  const { integrations, deletions, places } = provisioning;
  try {
    await store.provision({ integrations, deletions, at });
  } catch (error) {
    if (error instanceof TokenTaken) {
      const { orgId, uid } = error.integration;
      const index = integrations.findIndex((one) => one.orgId === orgId && one.uid === uid);
      throw new ProvisioningError(`${places[index]}: ${error.message}, which no file names`);
    }
    throw error;
  }
  return provisioning;
}

/** What former files owned is people's again. */
const nothing: Provisioning = { integrations: [], deletions: [], places: [] };
