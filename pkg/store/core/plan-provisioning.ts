import type { IntegrationKey } from '../changes.ts';
import type { ProvisionedIntegration, ProvisioningPlan } from '../shapes/integrations.ts';
import { forgetText, hashOf, type Token } from '../token.ts';
import { changeIntegration } from './integration-change.ts';
import type { IntegrationRecord, IntegrationWrite, KnownIntegration } from './integration-record.ts';
import { planFormerSecrets, planFormerToken } from './plan-former-secrets.ts';
import { noSecrets, planIntegrationDeletion, planSecrets } from './plan-integrations.ts';
import { planTemplateChange } from './plan-template-change.ts';

/** What the database knows of the integrations that provisioning files name. */
export interface ProvisioningFacts {
  /** The living integrations that the files name, to keep or to delete. */
  readonly known: readonly KnownIntegration[];
  /** By the hash of a token: the integration that has a token which the files give. */
  readonly tokenOwners: ReadonlyMap<string, IntegrationKey>;
}

export interface ProvisioningWrites {
  /** To be written in this order, so that no two integrations have a token at the same time. */
  readonly writes: readonly IntegrationWrite[];
  /** The integration that was to have the token of another one; then nothing is to be written. */
  readonly taken: IntegrationKey | null;
}

/**
 * Makes the integrations as the files say. What no file names any more is released, so that people can change it again.
 * Integrations of the files may exchange their tokens.
 * @param makeToken for a new integration whose token no file gives; it is kept ever after
 */
export function planProvisioning(
  facts: ProvisioningFacts,
  { integrations, deletions, at }: Omit<ProvisioningPlan, 'views' | 'maintenance'>,
  makeToken: () => string
): ProvisioningWrites {
  const known = new Map(facts.known.map((integration) => [nameOf(integration), integration]));
  const owners = new Map([...facts.tokenOwners].map(([hash, owner]) => [hash, nameOf(owner)]));
  const writes: IntegrationWrite[] = [{ kind: 'release_all' }];

  for (const key of deletions) {
    const integration = known.get(nameOf(key));
    if (integration !== undefined) {
      writes.push(...planIntegrationDeletion(integration, at));
      giveUpToken(integration);
      known.delete(nameOf(key));
    }
  }
  for (const { token, ...key } of integrations) {
    const integration = known.get(nameOf(key));
    if (integration !== undefined && token !== undefined) {
      writes.push({ kind: 'clear_token', id: integration.id });
      giveUpToken(integration);
    }
  }
  for (const integration of integrations) {
    const { orgId, uid, token } = integration;
    const name = nameOf(integration);
    if (token !== undefined && owners.has(hashOf(token))) {
      return { writes: [], taken: { orgId, uid } };
    }
    const present = known.get(name);
    const record = toRecord(integration, present, tokenOf(integration, present, makeToken), at);
    if (token !== undefined) {
      owners.set(hashOf(token), name);
    }
    const secrets = { ...noSecrets, ...integration.secrets };
    writes.push(
      ...(present === undefined ? [{ kind: 'insert', record } as const] : planUpdate(present, record, integration, at)),
      ...planFormerSecrets(integration, secrets, integration.formerUntil, at),
      ...planSecrets(integration, secrets)
    );
  }
  return { writes, taken: null };

  function giveUpToken({ token }: KnownIntegration): void {
    if (token !== null) {
      owners.delete(hashOf(token));
    }
  }
}

/** The token that the file gives, else the one that there is, else a new one; of which only the hash is kept where the file wants that. */
function tokenOf(
  { token, urlShownOnce = false }: ProvisionedIntegration,
  known: KnownIntegration | undefined,
  makeToken: () => string
): Token {
  const present = known?.token ?? null;
  const wanted = token ?? present ?? makeToken();
  // A file may give a hash whose last characters are known.
  const whole = present !== null && typeof wanted !== 'string' && hashOf(present) === wanted.hash ? present : wanted;
  return urlShownOnce || typeof wanted !== 'string' ? forgetText(whole) : wanted;
}

function planUpdate(
  present: KnownIntegration,
  record: IntegrationRecord,
  { token, formerUntil }: ProvisionedIntegration,
  at: number
): IntegrationWrite[] {
  const by = { author: { kind: 'provisioning' }, at } as const;
  return [
    changeIntegration(present, record),
    ...planFormerToken(present, token, formerUntil, at),
    ...planTemplateChange(present.id, present.templates, record.templates, by),
  ];
}

function toRecord(
  { orgId, uid, name, type, description, templates, settings, token: given }: ProvisionedIntegration,
  known: KnownIntegration | undefined,
  token: Token,
  at: number
): IntegrationRecord {
  return {
    orgId,
    uid,
    name,
    type,
    description,
    templates,
    settings,
    token,
    provisioned: true,
    tokenProvisioned: given !== undefined,
    createdAt: known?.createdAt ?? at,
    deletedAt: null,
  };
}

function nameOf({ orgId, uid }: IntegrationKey): string {
  return `${orgId} ${uid}`;
}
