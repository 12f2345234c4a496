import type { IntegrationType } from '../../contract/integration-types.ts';
import type { FormerName } from '../../contract/integrations/former-secrets.ts';
import type { SecretName } from '../../contract/integrations/guards.ts';
import type { CustomTemplates, TemplateChanges } from '../../contract/templates/templates.ts';
import type { IntegrationSettings } from '../../contract/types.ts';
import type { Rates } from '../../domain/health/rates.ts';
import type { IntegrationKey } from '../changes.ts';
import type { Token } from '../token.ts';
import type { FormerSecrets } from './former-secrets.ts';
import type { StoredHeartbeat } from './heartbeats.ts';
import type { WindowProvisioning } from './maintenance.ts';
import type { ViewProvisioning } from './views.ts';

/** An integration as it takes deliveries. */
export interface Endpoint {
  readonly integrationId: number;
  readonly orgId: number;
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly templates: CustomTemplates;
  readonly settings: IntegrationSettings;
  readonly token: Token;
  /** Its secrets, sealed. */
  readonly secrets: Readonly<Partial<Record<SecretName, string>>>;
  /** What was replaced of these; some may have ended. */
  readonly formerSecrets: FormerSecrets;
}

/** A secret that only who has the key can open. */
export interface SealedSecret {
  readonly sealed: string;
  /** When it was given; sealing it again with another key is not that. */
  readonly setAt: number;
}

/** By name; null takes one away, and what is not named stays. */
export type SecretEdits = Readonly<Partial<Record<SecretName, SecretEdit | null>>>;

/** A secret to set; the same seal stays as old as it is. */
export interface SecretEdit extends SealedSecret {
  /**
   * The seal that was read, which this one takes the place of; null where there was none. Where another one is there meanwhile, that is
   * no former secret: sealing is randomized, so it may well be the same secret, set by another sidecar with the same file.
   */
  readonly replaces: string | null;
}

export interface StoredSecret extends SealedSecret {
  readonly name: SecretName;
}

/** A secret wherever it is. */
export interface LocatedSecret extends IntegrationKey {
  readonly integrationId: number;
  readonly name: SecretName;
  /** Whether it was replaced by another one, beside which it counts for a while. */
  readonly isFormer: boolean;
  readonly sealed: string;
}

/** By which secrets are read in parts. */
export type SecretPosition = Pick<LocatedSecret, 'integrationId' | 'name' | 'isFormer'>;

/** The same secret, sealed anew. It is written where nobody has set another one meanwhile. */
export interface ResealedSecret extends LocatedSecret {
  readonly resealed: string;
}

/** What an integration has got, and what became of it. */
export interface IntegrationFigures {
  readonly alertCount: number;
  readonly lastAlertAt: number | null;
  readonly limitedCount: number;
  /** When the last delivery that is kept came, whatever became of it; null where none is kept. */
  readonly lastDeliveryAt: number | null;
  /** Topics that ask to deliver here, and that an Admin can still confirm. */
  readonly waitingTopics: number;
  /** Groups that are not resolved. */
  readonly openGroups: number;
  readonly rates: Rates;
}

export interface StoredIntegration extends IntegrationFigures {
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly templates: CustomTemplates;
  readonly token: Token;
  readonly provisioned: boolean;
  /** Whether the provisioning file also says the token. */
  readonly tokenProvisioned: boolean;
  readonly settings: IntegrationSettings;
  readonly createdAt: number;
  /** Null before the first one. */
  readonly heartbeat: StoredHeartbeat | null;
}

export type NewIntegration = Pick<
  StoredIntegration,
  'uid' | 'name' | 'type' | 'description' | 'templates' | 'settings' | 'token' | 'createdAt'
> & { readonly secrets?: SecretEdits };

export interface IntegrationChanges extends Partial<Pick<NewIntegration, 'name' | 'type' | 'description' | 'token'>> {
  readonly templates?: TemplateChanges | undefined;
  /** The templates that the change goes on from, null for the default: where one of them is another now, nothing is changed. */
  readonly basedOn?: TemplateChanges | undefined;
  /** Only those given change. */
  readonly settings?: Partial<IntegrationSettings> | undefined;
  readonly secrets?: SecretEdits | undefined;
  /** Keeps only the hash of the token that there is. */
  readonly urlShownOnce?: true | undefined;
  /** Until when the token and the secrets that are replaced still count; absent: they end at once. */
  readonly formerUntil?: number | undefined;
  /** Former ones to end, whatever else changes. */
  readonly endFormer?: readonly FormerName[] | undefined;
}

/** What is told of an integration, deleted or not, without its figures. */
export interface NamedIntegration {
  readonly name: string;
  readonly deleted: boolean;
  readonly access: IntegrationSettings['access'];
}

/** What became of one of several integrations. */
export interface ActedIntegration {
  readonly uid: string;
  /** Null where there is none. */
  readonly name: string | null;
  /** `done` also where it was already what was wanted, which `hasChanged` tells. */
  readonly outcome: 'done' | 'not_found' | 'forbidden' | 'provisioned';
  readonly hasChanged: boolean;
}

export interface ProvisioningPlan {
  readonly integrations: readonly ProvisionedIntegration[];
  readonly deletions: readonly IntegrationKey[];
  readonly views: ViewProvisioning;
  readonly maintenance: WindowProvisioning;
  readonly at: number;
}

export interface ProvisionedIntegration extends Omit<NewIntegration, 'token' | 'createdAt' | 'secrets'> {
  readonly orgId: number;
  /** Absent: a token is made with the integration, and kept. */
  readonly token: Token | undefined;
  /** Whether only the hash of the token is kept, also of one that is made; else it is kept as it is. */
  readonly urlShownOnce?: boolean;
  /** As in `IntegrationChanges`. */
  readonly formerUntil?: number | undefined;
  /** All that it has from then on; the same seal stays as old as it is. */
  readonly secrets?: SecretEdits;
}
