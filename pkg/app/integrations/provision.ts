import type { SecretName } from '../../contract/integrations/guards.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import type { IntegrationKey } from '../../store/changes.ts';
import { TokenTaken } from '../../store/errors.ts';
import type { ProvisionedIntegration, ProvisioningPlan } from '../../store/shapes/integrations.ts';
import type { Store } from '../../store/store.ts';
import { AppError } from '../app-error.ts';
import type { FilePlace, Places } from '../as-code/places.ts';
import { ProvisioningError } from './provisioning-error.ts';
import { refuseWithoutSecrets, sealSecrets } from './secrets.ts';

/** What the provisioning files say. */
export interface Provisioning extends Omit<ProvisioningPlan, 'at' | 'integrations'> {
  readonly integrations: readonly WantedProvisioned[];
  /** Where the files say it. */
  readonly places: Places;
}

/** An integration of a file, with its secrets as the file says. */
export interface WantedProvisioned extends Omit<ProvisionedIntegration, 'secrets' | 'formerUntil'> {
  /** For how long a token and secrets that the file replaces still count, in seconds. */
  readonly rotateGraceSeconds?: number | undefined;
  readonly secrets: Partial<Record<SecretName, string>>;
}

export interface ProvisionParts {
  store: Pick<Store, 'provision' | 'forOrg'>;
  keyRing: KeyRing;
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
export function createProvision({ store, keyRing, read, settled, now }: ProvisionParts): () => Promise<Provisioning> {
  return async () => {
    const provisioning = read();
    const { places, ...plan } = provisioning;
    const integrations: ProvisionedIntegration[] = [];
    const placeOf = (key: IntegrationKey) => places.find('integration', key) as FilePlace;
    for (const integration of plan.integrations) {
      integrations.push(await seal(integration, placeOf(integration)));
    }
    try {
      await store.provision({ ...plan, integrations, at: now() });
    } catch (error) {
      if (error instanceof TokenTaken) {
        throw ProvisioningError.of([
          {
            ...placeOf(error.integration),
            orgId: error.integration.orgId,
            message: `${error.message}, which no file names`,
          },
        ]);
      }
      throw error;
    }
    await settled();
    return provisioning;
  };

  async function seal(
    { secrets, rotateGraceSeconds = 0, ...integration }: WantedProvisioned,
    place: FilePlace
  ): Promise<ProvisionedIntegration> {
    const { orgId, uid, settings } = integration;
    // The files say all that there is.
    const present = Object.keys(secrets).length === 0 ? [] : await store.forOrg(orgId).listSecrets(uid);
    try {
      refuseWithoutSecrets(keyRing, integration, settings.guards, secrets, []);
      return {
        ...integration,
        formerUntil: now() + rotateGraceSeconds * 1000,
        secrets: sealSecrets(keyRing, integration, secrets, present, now()),
      };
    } catch (error) {
      throw error instanceof AppError ? ProvisioningError.of([{ ...place, orgId, message: error.message }]) : error;
    }
  }
}
