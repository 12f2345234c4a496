import { interleave } from '../measure/interleave.ts';
import type { IngestSlice, Pressure, Target } from '../measure/target.ts';
import { ingestRow, type IngestSummary, ratioOf, summariseIngest } from '../report/ingest-row.ts';
import { atLeast } from '../report/row.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';
import { withServers } from './with-servers.ts';

/** Two sidecars on one PostgreSQL database, with half of the connections each, compared with one that has all of them. */
export const sidecars: Scenario = async (bench) => {
  const { seconds, rounds } = bench.scale;
  if (bench.postgres === null) {
    throw new Error('--postgres must name a PostgreSQL database for the scenario sidecars');
  }
  const { result, notes, faults } = await withServers(bench, { peer: false, sidecars: 2 }, async ({ fleet }) => {
    const pressure = { keys: usualKeys, connections: goalConnections, seconds };
    const measured = await interleave(
      [fleet.slice(0, 1), fleet].map((targets) => ({
        name: nameOf(targets.length),
        measure: () => putOnAll(targets, pressure),
      })),
      rounds,
      bench.calibration
    );
    const summaries = new Map([...measured].map(([name, slices]) => [name, summariseIngest(slices)]));
    const one = summaries.get(nameOf(1)) as IngestSummary;
    const two = summaries.get(nameOf(2)) as IngestSummary;
    const toRow = (variant: string) => ({ scenario: 'sidecars', variant, server: 'Bellhook on PostgreSQL' });
    return {
      slices: Object.fromEntries(measured),
      rows: [ingestRow(toRow(nameOf(1)), one), ingestRow(toRow(nameOf(2)), two, { name: nameOf(1), summary: one })],
      goals: [atLeast('rate of two sidecars, of that of one', ratioOf(two, one), 0.95)],
    };
  });
  return { scenario: 'sidecars', ...result, notes, faults };
};

function nameOf(count: number): string {
  return count === 1 ? '1 sidecar' : `${count} sidecars`;
}

/** Loads all at once, each with its share of the connections. The latencies are those of the slowest. */
async function putOnAll(targets: readonly Target[], pressure: Pressure): Promise<IngestSlice> {
  const connections = pressure.connections / targets.length;
  const slices = await Promise.all(targets.map((target) => target.put({ ...pressure, connections })));
  const sum = (pick: (slice: IngestSlice) => number) => slices.reduce((total, slice) => total + pick(slice), 0);
  const max = (pick: (slice: IngestSlice) => number) => Math.max(...slices.map(pick));
  const requests = sum((slice) => slice.requests);
  return {
    requests,
    rate: sum(({ rate }) => rate),
    seconds: max((slice) => slice.seconds),
    refused: sum(({ refused }) => refused),
    broken: sum(({ broken }) => broken),
    p50: max(({ p50 }) => p50),
    p99: max(({ p99 }) => p99),
    max: max((slice) => slice.max),
    cpu: slices.some(({ cpu }) => cpu === null) ? null : sum((slice) => (slice.cpu ?? 0) * slice.requests) / requests,
    rss: slices.some(({ rss }) => rss === null) ? null : sum(({ rss }) => rss ?? 0),
  };
}
