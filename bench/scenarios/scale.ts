import { send } from '../load/node.ts';
import { interleave } from '../measure/interleave.ts';
import { nothing, readBackToBack } from '../measure/reads.ts';
import { quantile } from '../measure/statistics.ts';
import { readStoredInPostgres } from '../measure/stored.ts';
import { formattedBody } from '../payload.ts';
import { slicesOf } from '../report/ingest-row.ts';
import { latencyRow } from '../report/latency-row.ts';
import { atMost } from '../report/row.ts';
import { startSidecar, webhookUrl } from '../servers/sidecar.ts';
import { fillPostgres } from '../store/fill-postgres.ts';
import { variedIntegration } from '../store/varied-integration.ts';
import { pageCalls } from './reads.ts';
import type { Scenario } from './scenario.ts';
import { searchCalls, slowestSearch } from './search.ts';

/** Pages and searches in a PostgreSQL with very many groups, which is filled where it is empty. */
export const scale: Scenario = async (bench) => {
  const { large: database, bundle, profile } = bench;
  const { groups, calls: count } = bench.scale.large;
  if (database === null) {
    throw new Error('--large must name a PostgreSQL database for the scenario scale');
  }
  const start = () =>
    startSidecar({
      bundle,
      folder: bench.newFolder(),
      profile,
      database,
      others: [variedIntegration],
      name: 'PostgreSQL',
    });
  if ((await readStoredInPostgres(database)).alerts === 0) {
    const sidecar = await start();
    await send({
      url: webhookUrl(sidecar.origin, variedIntegration),
      body: formattedBody,
      keys: 1,
      firstKey: 0,
      connections: 1,
      until: { requests: 1 },
    });
    await sidecar.stop();
    const begun = performance.now();
    await fillPostgres(database, groups, bench.log);
    bench.log(`it was filled in ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  const { alerts } = await readStoredInPostgres(database);
  const sidecar = await start();
  const calls = { ...pageCalls, ...searchCalls };
  const reading = { client: sidecar.client, groups, calls };
  try {
    await readBackToBack(reading, 1);
    const measured = await interleave(
      [{ name: 'idle', measure: () => readBackToBack(reading, count) }],
      bench.scale.rounds,
      bench.calibration
    );
    const rows = [...measured].flatMap(([, { results, slices, disturbed }]) => {
      const counted = slicesOf(results.length, slices, disturbed);
      const timesOf = (kind: string) => results.flatMap(({ times }) => times[kind] ?? []);
      const base = quantile(timesOf(nothing), 0.5);
      return [nothing, ...Object.keys(calls)].map((kind) => ({
        ...latencyRow({ scenario: 'scale', variant: kind, slices: counted }, timesOf(kind)),
        ratio: quantile(timesOf(kind), 0.5) / base,
        comparedWith: nothing,
      }));
    });
    return {
      scenario: 'scale',
      rows,
      goals: rows
        .filter(({ variant }) => variant !== nothing && variant !== slowestSearch)
        .map(({ variant, ratio }) => atMost(`p50 of ${variant}, of nothing’s`, ratio, 8)),
      notes: [`${groups.toLocaleString('en-GB')} groups, ${alerts.toLocaleString('en-GB')} alerts`],
      faults: [...measured.values()].flatMap(({ results }) => results.flatMap(({ faults }) => faults)),
      slices: Object.fromEntries(measured),
    };
  } finally {
    await sidecar.stop();
  }
};
