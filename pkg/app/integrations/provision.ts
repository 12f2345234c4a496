import { TokenTaken } from '../../store/errors.ts';
import type { ProvisioningPlan } from '../../store/shapes/integrations.ts';
import type { Store } from '../../store/store.ts';
import { ProvisioningError } from './provisioning-error.ts';

/** What the provisioning files say. */
export interface Provisioning extends Omit<ProvisioningPlan, 'at'> {
  /** File and line of each of `integrations`, in the same order. */
  readonly places: readonly string[];
}

export interface ProvisionParts {
  store: Pick<Store, 'provision'>;
  /** Reads the files. @throws {ProvisioningError} where one is at fault */
  read: () => Provisioning;
  /** Resolves once deliveries follow the changes that the store has announced. */
  settled: () => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Makes the integrations and views as the provisioning files say. The promise resolves once deliveries follow.
 * @returns makes them so; rejects with a `ProvisioningError` and changes nothing where a file is at fault
 */
export function createProvision({ store, read, settled, now }: ProvisionParts): () => Promise<Provisioning> {
  return async () => {
    const provisioning = read();
    const { places, ...plan } = provisioning;
    try {
      await store.provision({ ...plan, at: now() });
    } catch (error) {
      if (error instanceof TokenTaken) {
        const { orgId, uid } = error.integration;
        const index = plan.integrations.findIndex((one) => one.orgId === orgId && one.uid === uid);
        throw new ProvisioningError(`${places[index]}: ${error.message}, which no file names`);
      }
      throw error;
    }
    await settled();
    return provisioning;
  };
}
