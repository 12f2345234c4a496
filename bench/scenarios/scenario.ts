import type { Generator } from '../load/load.ts';
import type { Calibration } from '../machine/calibration.ts';
import type { ScenarioReport } from '../report/row.ts';
import type { Scale } from '../scale.ts';

/** What a scenario measures with. */
export interface Bench {
  readonly scale: Scale;
  readonly generator: Generator;
  readonly calibration: Calibration;
  /** The built `sidecar.mjs`. */
  readonly bundle: string;
  /** Makes a folder of its own for each call; all go with the end of the run. */
  newFolder(): string;
  readonly profile: string | null;
  /** Tells what is going on. */
  readonly log: (line: string) => void;
}

/** Starts what it needs, measures, and stops it. */
export type Scenario = (bench: Bench) => Promise<ScenarioReport>;

/** The number of connections at which the goals are. */
export const goalConnections = 128;

/** The number of keys that alerts are spread over unless something else is said. */
export const usualKeys = 2_000;
