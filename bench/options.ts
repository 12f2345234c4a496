import { parseArgs } from 'node:util';
import { type Scale, scales } from './scale.ts';

export interface Options {
  scale: Scale;
  /** The scenarios to run; all of them unless some are named. */
  scenarios: readonly ScenarioName[];
  /** The file for the JSON; null for none. */
  json: string | null;
  /** A built `sidecar.mjs` to measure instead of one built from the sources. */
  sidecar: string | null;
  /** The folder for V8's CPU profiles of the sidecar; null for none. */
  profile: string | null;
  generator: 'wrk' | 'node' | null;
  /** The URL of an empty PostgreSQL database, on which what takes alerts is measured, too; null for none. */
  postgres: string | null;
  /** The URL of a PostgreSQL database with very many groups, which is filled where it is empty; null for none. */
  large: string | null;
}

export const scenarioNames = [
  'ingest',
  'keys',
  'guards',
  'sidecars',
  'growth',
  'memory',
  'reads',
  'search',
  'bulk',
  'integrations',
  'fairness',
  'scale',
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

/** Reads the command line. @throws an error of one line for invalid options */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      scenario: { type: 'string', multiple: true, default: [] },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      json: { type: 'string' },
      sidecar: { type: 'string' },
      profile: { type: 'string' },
      generator: { type: 'string' },
      postgres: { type: 'string' },
      large: { type: 'string' },
    },
  });
  const {
    smoke,
    long,
    generator = null,
    json = null,
    sidecar = null,
    profile = null,
    postgres = null,
    large = null,
  } = values;
  if (smoke && long) {
    throw new Error('choose one of --smoke and --long');
  }
  if (generator !== null && generator !== 'wrk' && generator !== 'node') {
    throw new Error(`--generator must be wrk or node, not ${generator}`);
  }
  const scale = scales[smoke ? 'smoke' : long ? 'long' : 'normal'];
  return {
    scale: {
      ...scale,
      seconds: readNumber('--seconds', values.seconds, scale.seconds),
      rounds: readNumber('--rounds', values.rounds, scale.rounds),
    },
    scenarios: readScenarios(values.scenario, { sidecars: postgres, scale: large }),
    json,
    sidecar,
    profile,
    postgres,
    large,
    // Makes the smoke test the same on every machine.
    generator: generator ?? (smoke ? 'node' : null),
  };
}

/**
 * @param databases what scenarios need; null where it is not named
 * @returns all of them where none is named, but for those that need a database which is not named
 */
function readScenarios(
  names: readonly string[],
  databases: Readonly<Partial<Record<ScenarioName, string | null>>>
): readonly ScenarioName[] {
  return names.length > 0 ? names.map(readScenario) : scenarioNames.filter((name) => databases[name] !== null);
}

function readScenario(name: string): ScenarioName {
  const found = scenarioNames.find((known) => known === name);
  if (found === undefined) {
    throw new Error(`--scenario must be one of ${scenarioNames.join(', ')}, not ${name}`);
  }
  return found;
}

function readNumber(option: string, text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(value * 10) || value <= 0) {
    throw new Error(`${option} must be a number above 0, not ${text}`);
  }
  return value;
}
