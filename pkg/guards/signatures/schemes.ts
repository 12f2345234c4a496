import type { SignatureScheme } from '../../contract/integrations/guards.ts';
import type { SignatureGuard } from '../../contract/types.ts';
import { isSameText } from '../is-same-text.ts';
import { passed, refused, type Verifier } from '../verdict.ts';
import { createHmacVerifier, headerOf, type HmacScheme, missing } from './hmac.ts';

/** Those that are checked with a secret; Amazon SNS signs with a key of its own, see `sns/`. */
export type SecretGuard = Exclude<SignatureGuard, { scheme: 'sns' }>;

/** The verifier of a sender that signs like this. */
export function createVerifier(guard: SecretGuard): Verifier {
  switch (guard.scheme) {
    case 'grafana': {
      const { header, timestampHeader, windowSeconds } = guard;
      return createHmacVerifier({
        ...sha256,
        header: header.toLowerCase(),
        // https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
        signed: timestampHeader === null ? '{body}' : '{timestamp}:{body}',
        timestampHeader: timestampHeader?.toLowerCase() ?? null,
        windowSeconds,
      });
    }
    case 'github':
      return createHmacVerifier({ ...sha256, header: 'x-hub-signature-256', prefix: 'sha256=' });
    case 'gitlab':
      return gitlab;
    case 'sentry':
      return createHmacVerifier({ ...sha256, header: 'sentry-hook-signature' });
    case 'slack':
      return createHmacVerifier({
        ...sha256,
        header: 'x-slack-signature',
        prefix: 'v0=',
        signed: 'v0:{timestamp}:{body}',
        timestampHeader: 'x-slack-request-timestamp',
        windowSeconds: guard.windowSeconds,
      });
    case 'standard':
      return createHmacVerifier({
        ...sha256,
        header: 'webhook-signature',
        prefix: 'v1,',
        encoding: 'base64',
        signed: '{id}.{timestamp}.{body}',
        timestampHeader: 'webhook-timestamp',
        windowSeconds: guard.windowSeconds,
        idHeader: 'webhook-id',
        isList: true,
        toKey: (secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'),
      });
    case 'hmac': {
      const { scheme: _, ...hmac } = guard;
      return createHmacVerifier({
        ...hmac,
        header: hmac.header.toLowerCase(),
        timestampHeader: hmac.timestampHeader?.toLowerCase() ?? null,
      });
    }
  }
}

/** @returns why the sender cannot have this secret, for people; undefined where it can */
export function faultOfSecret(scheme: SignatureScheme, secret: string): string | undefined {
  if (scheme !== 'standard') {
    return undefined;
  }
  const text = secret.replace(/^whsec_/, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length >= 16
    ? undefined
    : 'A secret of Standard Webhooks is whsec_ with at least 16 bytes in Base64.';
}

const sha256 = {
  algorithm: 'sha256',
  prefix: '',
  encoding: 'hex',
  signed: '{body}',
  timestampHeader: null,
  windowSeconds: 0,
} as const satisfies Partial<HmacScheme>;

/** GitLab signs nothing: it sends the secret itself. */
const gitlab: Verifier = (_, headers, secret) => {
  const given = headerOf(headers, 'x-gitlab-token');
  if (given === '') {
    return missing('x-gitlab-token');
  }
  return isSameText(given, secret)
    ? passed
    : refused('signature_wrong', 'The header x-gitlab-token has another secret.');
};
