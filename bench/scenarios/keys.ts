import { interleave } from '../measure/interleave.ts';
import { ingestRow, type IngestSummary, ratioOf, summariseIngest } from '../report/ingest-row.ts';
import { atLeast } from '../report/row.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';
import { withServers } from './with-servers.ts';

/** Alerts with one key, with the usual number and with very many, at 128 connections. */
export const keys: Scenario = async (bench) => {
  const { seconds, rounds, keys: numbers } = bench.scale;
  const { result, notes, faults } = await withServers(bench, { peer: false }, async ({ echo, bellhook }) => {
    const cases = [
      { name: 'echo', target: echo, keys: usualKeys },
      ...numbers.map((number) => ({ name: nameOf(number), target: bellhook, keys: number })),
    ];
    // Most groups must be open before the first slice.
    for (const number of numbers) {
      await bellhook.put({ keys: number, connections: goalConnections, seconds: number / slowestRate });
    }
    const measured = await interleave(
      cases.map(({ name, target, keys: number }) => ({
        name,
        measure: () => target.put({ keys: number, connections: goalConnections, seconds }),
      })),
      rounds,
      bench.calibration
    );
    const summaries = new Map([...measured].map(([name, slices]) => [name, summariseIngest(slices)]));
    const of = (name: string) => summaries.get(name) as IngestSummary;
    const usual = of(nameOf(usualKeys));
    return {
      slices: Object.fromEntries(measured),
      rows: cases.map(({ name, target, keys: number }) =>
        ingestRow(
          { scenario: 'keys', variant: nameOf(number), server: target.server.name },
          of(name),
          target === echo ? undefined : { name: 'echo', summary: of('echo') }
        )
      ),
      goals: numbers
        .filter((number) => number !== usualKeys)
        .map((number) =>
          atLeast(`rate with ${nameOf(number)}, of that with 2,000`, ratioOf(of(nameOf(number)), usual), 0.8)
        ),
    };
  });
  return { scenario: 'keys', ...result, notes, faults };
};

/** A third of the rate of a slow machine. After this time nineteen of twenty keys have been used. */
const slowestRate = 5000;

function nameOf(keys: number): string {
  return keys === 1 ? '1 key' : `${keys.toLocaleString('en-GB')} keys`;
}
