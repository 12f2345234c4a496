import type { Guards } from '../types.ts';

/** How senders sign. `hmac` is for what has no name of its own here. */
export const signatureSchemes = ['grafana', 'github', 'gitlab', 'sentry', 'slack', 'standard', 'sns', 'hmac'] as const;

export type SignatureScheme = (typeof signatureSchemes)[number];

export const hmacAlgorithms = ['sha1', 'sha256', 'sha384', 'sha512'] as const;

export const hmacEncodings = ['hex', 'base64'] as const;

/** The header in which Grafana Alerting signs, unless its contact point says another. */
export const grafanaSignatureHeader = 'X-Grafana-Alerting-Signature';

/** By how many seconds a timestamp that is signed may differ from the sidecar's clock. */
export const windowLimits = [10, 3600] as const;

export const defaultWindowSeconds = 300;

/** The most networks and origins of an integration. */
export const listLimits = { networks: 200, origins: 50, topics: 50 } as const;

/** The guards of an integration for which nobody has set any: whoever knows the URL may send. */
export const noGuards: Guards = { signature: null, credentials: null, networks: [], origins: [] };

/**
 * What is kept secret of an integration: the key with which its sender signs, and the password or the bearer token which it sends.
 */
export const secretNames = ['signature', 'credentials'] as const;

export type SecretName = (typeof secretNames)[number];

/** The least and the most characters of a secret. */
export const secretLengths = [8, 1000] as const;

/** The secrets without which these guards would let nobody in. */
export function neededSecrets({ signature, credentials }: Guards): SecretName[] {
  return [
    ...(signature !== null && signature.scheme !== 'sns' ? (['signature'] as const) : []),
    ...(credentials !== null ? (['credentials'] as const) : []),
  ];
}

/** The same guards without those that need a secret, which nobody can copy. */
export function withoutSecrets({ signature, ...guards }: Guards): Guards {
  return { ...guards, signature: signature?.scheme === 'sns' ? signature : null, credentials: null };
}
