import type { FormerName } from '../../contract/integrations/former-secrets.ts';

/** What was replaced, and counts until a time. */
export interface FormerSecret {
  /** Of a token its hash, of another secret its seal. */
  readonly value: string;
  /** When it was replaced, which also says which one it is. Milliseconds since 1970, as all times here. */
  readonly replacedAt: number;
  /** From then on it counts no more. */
  readonly endsAt: number;
}

/** The former ones of an integration, by name. */
export type FormerSecrets = Readonly<Partial<Record<FormerName, FormerSecret>>>;

/** What is told of a former one. */
export interface StoredFormerSecret extends Omit<FormerSecret, 'value'> {
  readonly name: FormerName;
  /** The last characters of a token; null of other secrets. */
  readonly hint: string | null;
  /** How many requests came with it since it was replaced. */
  readonly uses: number;
  /** Null where none has. */
  readonly lastUsedAt: number | null;
  /** When the last one came with what it was replaced by; null where none has. */
  readonly successorUsedAt: number | null;
}

/** Requests that came with a former one, or with what replaced it, to be added to what is known of it. */
export interface SecretUse {
  readonly integrationId: number;
  readonly name: FormerName;
  /** Of the former one. */
  readonly replacedAt: number;
  readonly uses: number;
  readonly lastUsedAt: number | null;
  readonly successorUsedAt: number | null;
}
