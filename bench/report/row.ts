/** One line of the table. Latencies are in milliseconds; values that were not measured are null. */
export interface Row {
  readonly scenario: string;
  /** The varied parameter, such as `128 connections`. */
  readonly variant: string;
  readonly server: string;
  /** Requests per second. */
  readonly rate: number | null;
  /** The spread of the slices, relative to the rate. */
  readonly spread: number | null;
  /** The ratio of the rate to that of `comparedWith`. */
  readonly ratio: number | null;
  readonly comparedWith: string | null;
  readonly p50: number | null;
  readonly p99: number | null;
  /** The server's CPU time per request, in microseconds. */
  readonly cpu: number | null;
  /** The maximum, in MiB. */
  readonly rss: number | null;
  /** How many slices are valid, and how many there were. */
  readonly slices: string;
}

/** A goal, and whether it was reached. */
export interface Goal {
  readonly goal: string;
  readonly measured: number;
  readonly unit: string;
  readonly met: boolean;
}

export interface ScenarioReport {
  readonly scenario: string;
  readonly rows: readonly Row[];
  readonly goals: readonly Goal[];
  /** Remarks for readers of the figures. */
  readonly notes: readonly string[];
  /** Errors such as lost or refused alerts, which make the figures invalid. */
  readonly faults: readonly string[];
  /** Every slice, for the JSON. */
  readonly slices: unknown;
}

export function atLeast(goal: string, measured: number, limit: number): Goal {
  return { goal: `${goal} at least ${limit}`, measured, unit: '', met: measured >= limit };
}

export function atMost(goal: string, measured: number, limit: number, unit = ''): Goal {
  return { goal: `${goal} at most ${limit}${unit}`, measured, unit, met: measured <= limit };
}
