import type { Generator } from '../load/load.ts';
import type { Calibration } from '../machine/calibration.ts';
import type { ScenarioReport } from '../report/row.ts';
import type { Scale } from '../scale.ts';

/** The tools of a scenario. */
export interface Bench {
  readonly scale: Scale;
  readonly generator: Generator;
  readonly calibration: Calibration;
  /** The built `sidecar.mjs`. */
  readonly bundle: string;
  /** Creates a new folder at each call. All are deleted at the end of the run. */
  newFolder(): string;
  readonly profile: string | null;
  /** The URL of an empty PostgreSQL database; null for none. */
  readonly postgres: string | null;
  /** The URL of a PostgreSQL database with very many groups, or of an empty one; null for none. */
  readonly large: string | null;
  /** Reports the progress. */
  readonly log: (line: string) => void;
}

/** Starts what it needs, measures, and stops it. */
export type Scenario = (bench: Bench) => Promise<ScenarioReport>;

/** The number of connections to which the goals apply. */
export const goalConnections = 128;

/** The default number of keys of the alerts. */
export const usualKeys = 2_000;
