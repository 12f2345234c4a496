import { neededSecrets, type SecretName } from '../../contract/integrations/guards.ts';
import type { Guards } from '../../contract/types.ts';
import { createGuard, type Guard, type SnsCheck } from '../../guards/guard.ts';
import type { GuardSecret } from '../../guards/guard-secret.ts';
import { faultOfSecret } from '../../guards/signatures/schemes.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import type { IntegrationKey } from '../../store/changes.ts';
import type { Endpoint, SecretEdits, StoredSecret } from '../../store/shapes/integrations.ts';
import { AppError } from '../app-error.ts';
import type { NotedUse } from './secret-uses.ts';

/** Secrets as people give them, by name; null takes one away. */
export type SecretChanges = { readonly [Name in SecretName]?: string | null | undefined };

/** Makes the guard of an endpoint; null where every one is off. */
export type GuardMaker = (endpoint: Endpoint) => Guard | null;

export interface GuardMakerParts {
  keyRing: KeyRing;
  checkSns: SnsCheck;
  /** Told which of two secrets deliveries come with. */
  noteUse: (use: NotedUse) => void;
}

export function createGuardMaker({ keyRing, checkSns, noteUse }: GuardMakerParts): GuardMaker {
  return (endpoint) =>
    createGuard(endpoint.settings.guards, {
      secrets: openSecrets(keyRing, endpoint),
      checkSns,
      note: (name, { replacedAt }, isFormer, at) =>
        noteUse({ integrationId: endpoint.integrationId, name, replacedAt, isFormer, at }),
    });
}

function openSecrets(
  keyRing: KeyRing,
  { orgId, uid, secrets, formerSecrets }: Endpoint
): Partial<Record<SecretName, GuardSecret>> {
  return Object.fromEntries(
    Object.entries(secrets).map(([key, sealed]) => {
      const name = key as SecretName;
      const former = formerSecrets[name];
      // A former one to which there is no key is none: the present one lets senders in.
      const secret = former === undefined ? null : keyRing.open({ orgId, uid, name }, former.value);
      return [
        name,
        {
          present: keyRing.open({ orgId, uid, name }, sealed),
          former: former === undefined || secret === null ? null : { ...former, secret },
        } satisfies GuardSecret,
      ];
    })
  );
}

/**
 * Seals what is to be kept. One that is the same as before keeps its seal, and so its age.
 * @throws {AppError} no_secret_key
 */
export function sealSecrets(
  keyRing: KeyRing,
  { orgId, uid }: IntegrationKey,
  changes: SecretChanges,
  present: readonly StoredSecret[],
  at: number
): SecretEdits {
  const edits: Partial<Record<SecretName, SecretEdits[SecretName]>> = {};
  for (const [key, secret] of Object.entries(changes)) {
    const name = key as SecretName;
    const place = { orgId, uid, name };
    const known = present.find((one) => one.name === name);
    if (secret === null) {
      edits[name] = null;
    } else if (secret !== undefined && known !== undefined && keyRing.open(place, known.sealed) === secret) {
      edits[name] = { sealed: known.sealed, setAt: known.setAt, replaces: known.sealed };
    } else if (secret !== undefined) {
      if (!keyRing.hasKeys) {
        throw new AppError('no_secret_key');
      }
      edits[name] = { sealed: keyRing.seal(place, secret), setAt: at, replaces: known?.sealed ?? null };
    }
  }
  return edits;
}

/**
 * Refuses guards that would let nobody in, because a secret is missing or is none for its scheme.
 * @throws {AppError} secret_missing, invalid_request
 */
export function refuseWithoutSecrets(
  keyRing: KeyRing,
  { orgId, uid }: IntegrationKey,
  guards: Guards,
  changes: SecretChanges,
  present: readonly StoredSecret[]
): void {
  for (const name of neededSecrets(guards)) {
    const known = present.find((one) => one.name === name);
    const changed = changes[name];
    if (changed === null || (changed === undefined && known === undefined)) {
      throw new AppError('secret_missing', missingSecrets[name]);
    }
    if (name === 'signature' && guards.signature !== null) {
      const secret = changed ?? keyRing.open({ orgId, uid, name }, known?.sealed ?? '');
      const fault = secret === null ? undefined : faultOfSecret(guards.signature.scheme, secret);
      if (fault !== undefined) {
        throw new AppError('invalid_request', fault);
      }
    }
  }
}

/** What is said where a guard lacks its secret. */
export const missingSecrets: Readonly<Record<SecretName, string>> = {
  signature: 'Signatures need the secret with which the sender signs; give it together with them.',
  credentials: 'Credentials need the password or the token that the sender sends; give it together with them.',
};
