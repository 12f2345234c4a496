import type { FormerName } from '../../contract/integrations/former-secrets.ts';
import type { SecretName } from '../../contract/integrations/guards.ts';
import type { IntegrationKey } from '../changes.ts';
import type { SecretEdits } from '../shapes/integrations.ts';
import { hashOf, hintOf, type Token } from '../token.ts';
import type { IntegrationWrite, KnownIntegration } from './integration-record.ts';

/**
 * What becomes of the token that another one replaces. There is one former token at most: one of an earlier change ends with this one.
 * @param next undefined where the token stays
 * @param until the former one counts until then; undefined: it ends at once
 */
export function planFormerToken(
  { orgId, uid, token: known }: KnownIntegration,
  next: Token | undefined,
  until: number | undefined,
  at: number
): IntegrationWrite[] {
  if (next === undefined || known === null || hashOf(next) === hashOf(known)) {
    return [];
  }
  const integration = { orgId, uid };
  if (until === undefined || until <= at) {
    return [endFormer(integration, 'token')];
  }
  const value = { value: hashOf(known), hint: hintOf(known), replaces: null };
  return [{ kind: 'put_former', integration, former: { name: 'token', ...value, replacedAt: at, endsAt: until } }];
}

/** The same of secrets, to be written before them. A secret that is set again with the seal that it has is not replaced. */
export function planFormerSecrets(
  { orgId, uid }: IntegrationKey,
  edits: SecretEdits,
  until: number | undefined,
  at: number
): IntegrationWrite[] {
  const integration = { orgId, uid };
  return Object.entries(edits).flatMap(([key, secret]): IntegrationWrite[] => {
    const name = key as SecretName;
    if (secret && secret.sealed === secret.replaces) {
      return [];
    }
    if (!secret || until === undefined || until <= at) {
      return [endFormer(integration, name)];
    }
    const former = { name, value: null, hint: null, replaces: secret.replaces, replacedAt: at, endsAt: until };
    return [{ kind: 'put_former', integration, former }];
  });
}

/** Ends what was replaced. */
export function endFormer({ orgId, uid }: IntegrationKey, name: FormerName): IntegrationWrite {
  return { kind: 'end_former', integration: { orgId, uid }, name };
}
