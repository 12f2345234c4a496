import type { IntegrationType } from '../../contract/integration-types.ts';
import type { FormerName } from '../../contract/integrations/former-secrets.ts';
import type { CustomTemplates } from '../../contract/templates/templates.ts';
import type { IntegrationSettings } from '../../contract/types.ts';
import type { IntegrationKey } from '../changes.ts';
import type { FormerSecret } from '../shapes/former-secrets.ts';
import type { SecretEdits } from '../shapes/integrations.ts';
import type { ChangedBy, ChangedTemplate } from '../shapes/template-changes.ts';
import type { Token } from '../token.ts';

/** An integration as its row is; its counters are kept apart. */
export interface IntegrationRecord extends IntegrationKey {
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly templates: CustomTemplates;
  readonly settings: IntegrationSettings;
  /** Null once the integration is deleted; no two have the same. */
  readonly token: Token | null;
  readonly provisioned: boolean;
  /** Whether a provisioning file also says the token. */
  readonly tokenProvisioned: boolean;
  /** Milliseconds since 1970, as `deletedAt`. */
  readonly createdAt: number;
  /** Null while the integration lives. */
  readonly deletedAt: number | null;
}

export interface KnownIntegration extends IntegrationRecord {
  readonly id: number;
}

/** What is to count on. */
export interface FormerSecretWrite extends Omit<FormerSecret, 'value'> {
  readonly name: FormerName;
  /** Null stands for the secret that is set, if one is. */
  readonly value: string | null;
  /** The last characters of a token. */
  readonly hint: string | null;
  /** The seal that has to be set still for the secret to be replaced. Null for a token. */
  readonly replaces: string | null;
}

/** One step of what is written of integrations. */
export type IntegrationWrite =
  | { readonly kind: 'insert'; readonly record: IntegrationRecord }
  | {
      readonly kind: 'update';
      readonly id: number;
      readonly record: IntegrationRecord;
      /** Whether time is to look at its open groups, as something else decides now what it does to them. */
      readonly wakesGroups: boolean;
      /** Whether its heartbeats are to be looked at, as others are expected now. */
      readonly wakesHeartbeat: boolean;
    }
  /** Keeps what templates were before, and after; older changes than are kept of an integration are forgotten. */
  | {
      readonly kind: 'note_template_change';
      readonly integrationId: number;
      readonly templates: readonly ChangedTemplate[];
      readonly by: ChangedBy;
    }
  /** Takes the token from an integration until a later step gives it one. */
  | { readonly kind: 'clear_token'; readonly id: number }
  /** Has what is about to be replaced count on, in place of an earlier one. */
  | { readonly kind: 'put_former'; readonly integration: IntegrationKey; readonly former: FormerSecretWrite }
  /** Ends what was replaced, if anything was. */
  | { readonly kind: 'end_former'; readonly integration: IntegrationKey; readonly name: FormerName }
  /** Ends all silences of its keys. */
  | { readonly kind: 'end_key_silences'; readonly id: number }
  /** Sets and takes away secrets of a living integration. */
  | { readonly kind: 'secrets'; readonly integration: IntegrationKey; readonly edits: SecretEdits }
  /** Forgets what its sender has asked. */
  | { readonly kind: 'forget_handshakes'; readonly integrationId: number }
  /** Forgets who edits its templates. */
  | { readonly kind: 'forget_editing'; readonly integrationId: number }
  /** Leaves no integration provisioned, whatever its org. */
  | { readonly kind: 'release_all' };
