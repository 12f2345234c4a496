import {
  defaultWindowSeconds,
  grafanaSignatureHeader,
  type hmacAlgorithms,
  type hmacEncodings,
  type SecretName,
  type SignatureScheme,
} from '../../../../../pkg/contract/integrations/guards.ts';
import type { Guards, SignatureGuard } from '../../../../../pkg/contract/types.ts';
import { type Grace, noGrace } from '../../../../components/integration/former/GraceChoice';

/** The guards as they are typed. Lists have one entry a line; a secret that is empty stays as it is. */
export interface GuardValues {
  scheme: SignatureScheme | 'none';
  header: string;
  timestampHeader: string;
  prefix: string;
  algorithm: (typeof hmacAlgorithms)[number];
  encoding: (typeof hmacEncodings)[number];
  signed: string;
  windowSeconds: string;
  topics: string;
  credentials: 'none' | 'basic' | 'bearer';
  user: string;
  networks: string;
  origins: string;
  secrets: Record<SecretName, string>;
  /** For how long secrets that are replaced still count. */
  grace: Grace;
}

export function toGuardValues({ signature, credentials, networks, origins }: Guards): GuardValues {
  const fields: Partial<Extract<SignatureGuard, { scheme: 'hmac' }> & { topics: string[] }> =
    signature === null ? {} : { ...signature, scheme: 'hmac' };
  return {
    scheme: signature?.scheme ?? 'none',
    header: fields.header ?? '',
    timestampHeader: fields.timestampHeader ?? '',
    prefix: fields.prefix ?? '',
    algorithm: fields.algorithm ?? 'sha256',
    encoding: fields.encoding ?? 'hex',
    signed: fields.signed ?? '{body}',
    windowSeconds: String(fields.windowSeconds ?? defaultWindowSeconds),
    topics: (fields.topics ?? []).join('\n'),
    credentials: credentials?.kind ?? 'none',
    user: credentials?.kind === 'basic' ? credentials.user : '',
    networks: networks.join('\n'),
    origins: origins.join('\n'),
    secrets: { signature: '', credentials: '' },
    grace: noGrace,
  };
}

export function fromGuardValues(values: GuardValues): Guards {
  return {
    signature: toSignature(values),
    credentials:
      values.credentials === 'none'
        ? null
        : values.credentials === 'basic'
          ? { kind: 'basic', user: values.user.trim() }
          : { kind: 'bearer' },
    networks: linesOf(values.networks),
    origins: linesOf(values.origins),
  };
}

export function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function toSignature(values: GuardValues): SignatureGuard | null {
  const header = values.header.trim();
  const timestampHeader = values.timestampHeader.trim() || null;
  const windowSeconds = Number(values.windowSeconds);
  switch (values.scheme) {
    case 'none':
      return null;
    case 'grafana':
      return { scheme: 'grafana', header: header || grafanaSignatureHeader, timestampHeader, windowSeconds };
    case 'slack':
    case 'standard':
      return { scheme: values.scheme, windowSeconds };
    case 'sns':
      return { scheme: 'sns', topics: linesOf(values.topics) };
    case 'hmac': {
      const { algorithm, prefix, encoding, signed } = values;
      return { scheme: 'hmac', algorithm, header, prefix, encoding, signed, timestampHeader, windowSeconds };
    }
    default:
      return { scheme: values.scheme };
  }
}
