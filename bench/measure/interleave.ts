import type { Calibration } from '../machine/calibration.ts';

/** Something that is measured repeatedly, for a few seconds each time. */
export interface Subject<Result> {
  readonly name: string;
  /** @param round the number of the round, from 0 */
  measure(round: number): Promise<Result>;
}

export interface Measured<Result> {
  /** The results of the slices that count, in order; at least one. */
  readonly results: readonly Result[];
  /** The round of each of them. */
  readonly rounds: readonly number[];
  /** How many slices were measured. */
  readonly slices: number;
  /** Whether the machine was slow in every slice, so that the least disturbed one is used. */
  readonly disturbed: boolean;
}

/** A slice counts if a fixed piece of work took at most this much longer around it than at the run's best. */
const tolerance = 1.25;

/**
 * Measures the subjects in turn, round after round, so that changes of the machine affect all of them. Disturbed slices cause
 * further rounds, at most three times as many.
 */
export async function interleave<Result>(
  subjects: ReadonlyArray<Subject<Result>>,
  rounds: number,
  calibration: Calibration
): Promise<Map<string, Measured<Result>>> {
  const slices = new Map(subjects.map(({ name }) => [name, [] as Array<Slice<Result>>]));
  const missing = () => [...slices.values()].some((list) => list.filter(isQuiet).length < rounds);

  let before = await calibration.measure();
  for (let round = 0; round < rounds || (round < 3 * rounds && missing()); round++) {
    for (const subject of inTurn(subjects, round)) {
      const result = await subject.measure(round);
      const after = await calibration.measure();
      slices.get(subject.name)?.push({ result, round, pace: Math.max(before, after) });
      before = after;
    }
  }
  return new Map([...slices].map(([name, list]) => [name, judge(list)]));

  function isQuiet({ pace }: Slice<Result>): boolean {
    return pace <= tolerance * calibration.best;
  }

  function judge(list: ReadonlyArray<Slice<Result>>): Measured<Result> {
    const quiet = list.filter(isQuiet);
    const counted = quiet.length > 0 ? quiet : [...list].sort((a, b) => a.pace - b.pace).slice(0, 1);
    return {
      results: counted.map(({ result }) => result),
      rounds: counted.map(({ round }) => round),
      slices: list.length,
      disturbed: quiet.length === 0,
    };
  }
}

interface Slice<Result> {
  result: Result;
  round: number;
  /** The slower of the calibrations before and after it. */
  pace: number;
}

/** Each round begins with another subject, so that none always follows the same one. */
function inTurn<T>(items: readonly T[], round: number): T[] {
  const first = round % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
