import { neededSecrets, type SecretName } from '../contract/integrations/guards.ts';
import type { Guards } from '../contract/types.ts';
import { createCredentialsCheck } from './credentials.ts';
import { type GuardSecret, type NoteSecret, trySecrets } from './guard-secret.ts';
import { createNetworkList } from './networks.ts';
import { createVerifier } from './signatures/schemes.ts';
import { type Headers, type Refused, refused, type Verdict } from './verdict.ts';

/** Decides who may send to an integration. */
export interface Guard {
  /** Whether it may send from where it is, and from the page that it is. @returns why not, or null */
  checkSender(address: string, headers: Headers): Refused | null;
  /** @returns why its credentials are none, or null */
  checkCredentials(headers: Headers, now: number): Refused | null;
  /** The origin of the page that sends, where the answer may be shown to it; null elsewhere. */
  sharedOrigin(headers: Headers): string | null;
  /** Checks the signature of the body; null where none is needed. */
  readonly verify: ((bytes: Uint8Array, headers: Headers, now: number) => Verdict | Promise<Verdict>) | null;
  /** What a client is asked for that has sent no credentials, as in WWW-Authenticate; null where none are needed. */
  readonly challenge: string | null;
}

/** A secret of which it is known that there is a key to it. */
type ReadableSecret = GuardSecret & { readonly present: string };

/** Checks signatures of Amazon SNS, for which it may have to fetch a certificate. */
export type SnsCheck = (bytes: Uint8Array, topics: readonly string[], now: number) => Verdict | Promise<Verdict>;

export interface GuardParts {
  /** By name; one that is not set is missing. */
  readonly secrets: Readonly<Partial<Record<SecretName, GuardSecret>>>;
  readonly checkSns: SnsCheck;
  /** Told which of two secrets was right. */
  readonly note: (name: SecretName, ...noted: Parameters<NoteSecret>) => void;
}

/** @returns null where every guard is off */
export function createGuard(guards: Guards, { secrets, checkSns, note }: GuardParts): Guard | null {
  const { signature, credentials, networks, origins } = guards;
  if (signature === null && credentials === null && networks.length === 0 && origins.length === 0) {
    return null;
  }
  const isOfNetworks = createNetworkList(networks);
  const unreadable = neededSecrets(guards).find((name) => typeof secrets[name]?.present !== 'string');
  const noSecret =
    unreadable === undefined
      ? null
      : refused(
          'secret_unreadable',
          secrets[unreadable] !== undefined
            ? 'The sidecar has no key to the secret of this guard; give it the key with which the secret was set, or set the secret again.'
            : 'The secret of this guard is not set.'
        );
  const checkCredentials = credentials === null || noSecret !== null ? null : createCredentials(credentials);

  return {
    checkSender(address, headers) {
      if (networks.length > 0 && !isOfNetworks(address)) {
        return refused('network_refused', `The address ${address} is in none of the networks.`);
      }
      const { origin } = headers;
      if (origins.length > 0 && typeof origin === 'string' && !origins.includes(origin.toLowerCase())) {
        return refused('origin_refused', 'The page that sent it is of another origin than those that may.');
      }
      return null;
    },
    checkCredentials: (headers, now) => noSecret ?? checkCredentials?.(headers, now) ?? null,
    sharedOrigin({ origin }) {
      return typeof origin === 'string' && origins.includes(origin.toLowerCase()) ? origin : null;
    },
    verify: signature === null ? null : createSignatureCheck(),
    challenge:
      credentials === null ? null : credentials.kind === 'basic' ? 'Basic realm="Bellhook", charset="UTF-8"' : 'Bearer',
  };

  function createSignatureCheck(): Guard['verify'] {
    if (signature?.scheme === 'sns') {
      return (bytes, _, now) => checkSns(bytes, signature.topics, now);
    }
    if (signature === null || noSecret !== null) {
      return () => noSecret as Refused;
    }
    const verify = createVerifier(signature);
    const former = secrets.signature?.former ?? null;
    // A verifier keeps the key of the last secret, so each has its own.
    const verifyFormer = former === null ? verify : createVerifier(signature);
    const two = secrets.signature as ReadableSecret;
    return (bytes, headers, now) =>
      trySecrets(
        two,
        now,
        (secret) => (secret === two.present ? verify : verifyFormer)(bytes, headers, secret, now),
        noteAs('signature')
      );
  }

  function createCredentials(of: NonNullable<Guards['credentials']>): Guard['checkCredentials'] {
    const check = createCredentialsCheck(of);
    const two = secrets.credentials as ReadableSecret;
    return (headers, now) => {
      const verdict = trySecrets(two, now, (secret) => check(headers, secret), noteAs('credentials'));
      return verdict.ok ? null : verdict;
    };
  }

  function noteAs(name: SecretName): NoteSecret {
    return (...noted) => note(name, ...noted);
  }
}
