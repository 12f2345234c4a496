/** When a maintenance window is active. Times are milliseconds since 1970. */
export interface Schedule {
  /** Of the first occurrence. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Null: there is no other. */
  readonly recurrence: { readonly rule: string; readonly timeZone: string } | null;
  /** When a person ended the occurrence of then before its time; null where nobody has lately. */
  readonly endedAt: number | null;
}

/** One time at which a maintenance window is active: from `startsAt` on, until before `endsAt`. */
export interface Occurrence {
  readonly startsAt: number;
  readonly endsAt: number;
}
