/** One line of the table. Latencies are in milliseconds; what was not measured is null. */
export interface Row {
  readonly scenario: string;
  /** What was varied, such as `128 connections`. */
  readonly variant: string;
  readonly server: string;
  /** Requests a second. */
  readonly rate: number | null;
  /** Between the slices, as a share of the rate. */
  readonly spread: number | null;
  /** The rate's ratio to that of `comparedWith`. */
  readonly ratio: number | null;
  readonly comparedWith: string | null;
  readonly p50: number | null;
  readonly p99: number | null;
  /** Server's CPU time for each request, in microseconds. */
  readonly cpu: number | null;
  /** In MiB, the most that was seen. */
  readonly rss: number | null;
  /** How many slices count, of how many. */
  readonly slices: string;
}

/** A figure that is to be reached, and whether it is. */
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
  /** What a reader of the figures should know. */
  readonly notes: readonly string[];
  /** Alerts that were lost or refused, and the like: then the figures count for nothing. */
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
