import { setTimeout as wait } from 'node:timers/promises';
import { readUsage } from '../machine/process-usage.ts';
import { type FloodResult, startFlood } from '../measure/flood.ts';
import { type Flood, flooded, floods, prepareFloods } from '../measure/floods.ts';
import { interleave } from '../measure/interleave.ts';
import { median } from '../measure/statistics.ts';
import { createTarget, faultsOf, type IngestSlice } from '../measure/target.ts';
import { ingestRow, type IngestSummary, summariseIngest } from '../report/ingest-row.ts';
import { atMost } from '../report/row.ts';
import { startSidecar } from '../servers/sidecar.ts';
import { type Scenario, usualKeys } from './scenario.ts';

/** An org that sends a few alerts at a time, alone and during each kind of flood by another org. */
export const fairness: Scenario = async (bench) => {
  const { seconds, rounds, warmUpSeconds, restSeconds } = bench.scale;
  const sidecar = await startSidecar({
    bundle: bench.bundle,
    folder: bench.newFolder(),
    profile: bench.profile,
    others: flooded,
  });
  const rss = () => readUsage(sidecar.pid)?.rss ?? null;
  const target = createTarget(sidecar, bench.generator);
  const pressure = { keys: usualKeys, connections, seconds };

  await prepareFloods(sidecar);
  await target.put({ ...pressure, seconds: warmUpSeconds });
  const rssBefore = rss();
  const measured = await interleave<Slice>(
    [
      { name: alone, measure: async () => ({ load: await target.put(pressure) }) },
      ...floods.map((one) => ({ name: one.name, measure: () => putUnder(one) })),
    ],
    rounds,
    bench.calibration
  );
  const rssUnder = rss();
  await wait(restSeconds * 1000);
  const rssAfter = rss();
  await sidecar.stop();

  const summaries = new Map(
    [...measured].map(([name, { results, ...rest }]) => [
      name,
      summariseIngest({ ...rest, results: results.map(({ load }) => load) }),
    ])
  );
  const calm = summaries.get(alone) as IngestSummary;
  return {
    scenario: 'fairness',
    rows: [...summaries].map(([variant, summary]) => ({
      ...ingestRow({ scenario: 'fairness', variant, server: 'Bellhook' }, summary),
      ...(variant === alone ? {} : { ratio: ratioOf(summary, calm), comparedWith: 'p99 alone' }),
    })),
    goals: [
      ...floods.map(({ name }) =>
        atMost(`p99 under ${name}, of that alone`, ratioOf(summaries.get(name) as IngestSummary, calm), 3)
      ),
      ...(rssBefore === null || rssAfter === null
        ? []
        : [atMost('RSS after the rest, of that before the floods', rssAfter / rssBefore, 1.25)]),
    ],
    notes: [
      ...floods.map(({ name }) => `${name}: ${describe(measured.get(name)?.results ?? [])}`),
      ...(rssBefore === null || rssUnder === null || rssAfter === null
        ? []
        : [
            `RSS ${rssBefore.toFixed(0)} MiB before the floods, ${rssUnder.toFixed(0)} MiB at their end, ` +
              `${rssAfter.toFixed(0)} MiB after ${restSeconds} s of rest`,
          ]),
    ],
    faults: faultsOf(target),
    slices: Object.fromEntries(measured),
  };

  /** The flood begins before the slice, and its last requests are answered before the next slice begins. */
  async function putUnder(one: Flood): Promise<Slice> {
    const flood = await startFlood(one, sidecar);
    await wait(leadMilliseconds);
    const load = await target.put(pressure);
    return { load, flooding: await flood.end() };
  }
};

/** Without any answer the latency is infinite. */
function ratioOf(flooded: IngestSummary, calm: IngestSummary): number {
  return flooded.rate === 0 ? Number.POSITIVE_INFINITY : flooded.p99 / calm.p99;
}

interface Slice {
  load: IngestSlice;
  flooding?: FloodResult;
}

const alone = 'alone';

/** The connections of the org that must not suffer. They are few, so that it waits for the sidecar and not for itself. */
const connections = 4;

const leadMilliseconds = 300;

/** The answers to the flood in a slice, and the worst result of the other org. */
function describe(slices: readonly Slice[]): string {
  const statuses = [...new Set(slices.flatMap(({ flooding }) => Object.keys(flooding?.answers ?? {})))];
  const answers = statuses.map((status) => {
    const counts = slices.map(({ flooding }) => flooding?.answers[Number(status)] ?? 0);
    return `${median(counts)} × ${status === '0' ? 'no answer' : status}`;
  });
  const refused = slices.reduce((sum, { load }) => sum + load.refused, 0);
  const longest = Math.max(...slices.map(({ load }) => load.max));
  return `answers ${answers.join(', ')}; the other org waited ${longest.toFixed(0)} ms at most, ${refused} refused`;
}
