/** Why a guard does not let a delivery in. Each is also the outcome with which people see the delivery. */
export type GuardRefusal =
  | 'network_refused'
  | 'origin_refused'
  | 'credentials_missing'
  | 'credentials_wrong'
  | 'signature_missing'
  | 'signature_wrong'
  | 'timestamp_refused'
  | 'replayed'
  | 'topic_refused'
  | 'secret_unreadable'
  | 'signature_unchecked';

/** What a verifier finds. */
export type Verdict = Passed | Refused;

export interface Passed {
  readonly ok: true;
  /** Something that a replay would have, too, until its time is over; null where nothing bounds that time. */
  readonly once: { readonly key: string; readonly until: number } | null;
  /** What the sender calls the delivery on every attempt, where that is signed; null elsewhere. */
  readonly id: string | null;
}

export interface Refused {
  readonly ok: false;
  readonly refusal: GuardRefusal;
  /** What exactly was wrong, for people who may see deliveries; nothing secret. */
  readonly detail: string;
}

export function refused(refusal: GuardRefusal, detail: string): Refused {
  return { ok: false, refusal, detail };
}

/** Nothing more is known of it than that it is right. */
export const passed: Passed = { ok: true, once: null, id: null };

/** By name in lower case, as Node has them: what came twice is joined by a comma. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Checks that a delivery was sent by who knows the secret.
 * @param bytes the body as it came
 * @param now milliseconds since 1970
 */
export type Verifier = (bytes: Uint8Array, headers: Headers, secret: string, now: number) => Verdict;
