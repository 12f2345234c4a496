/** A secret of a guard, and the one that it has replaced. */
export interface GuardSecret {
  /** Null where the sidecar has no key to it. */
  readonly present: string | null;
  readonly former: FormerGuardSecret | null;
}

/** What was replaced. Times are milliseconds since 1970. */
export interface FormerGuardSecret {
  readonly secret: string;
  readonly replacedAt: number;
  /** From then on it counts no more. */
  readonly endsAt: number;
}

/** Told which of two secrets was right, while there are two. */
export type NoteSecret = (former: FormerGuardSecret, isFormer: boolean, at: number) => void;

/**
 * Tries the present secret, and after it the former one until that has ended: what is right by either is right.
 * @returns what `check` said of the present one, where neither is right
 */
export function trySecrets<Outcome extends { readonly ok: boolean }>(
  { present, former }: { readonly present: string; readonly former: FormerGuardSecret | null },
  at: number,
  check: (secret: string) => Outcome,
  note: NoteSecret
): Outcome {
  const outcome = check(present);
  if (former === null || at >= former.endsAt) {
    return outcome;
  }
  const found = outcome.ok ? outcome : check(former.secret);
  if (found.ok) {
    note(former, found !== outcome, at);
    return found;
  }
  return outcome;
}
