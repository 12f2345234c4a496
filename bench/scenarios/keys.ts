import { interleave } from '../measure/interleave.ts';
import type { Target } from '../measure/target.ts';
import { ingestRow, type IngestSummary, ratioOf, summariseIngest } from '../report/ingest-row.ts';
import { atLeast } from '../report/row.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';
import { withServers } from './with-servers.ts';

/** Alerts with one key, with the usual number and with very many, at 128 connections; on PostgreSQL, too, if there is one. */
export const keys: Scenario = async (bench) => {
  const { seconds, rounds, keys: numbers } = bench.scale;
  const { result, notes, faults } = await withServers(
    bench,
    { peer: false },
    async ({ echo, bellhook, onPostgres }) => {
      const stores = [bellhook, ...(onPostgres ? [onPostgres] : [])];
      const cases = [
        { name: 'echo', target: echo, keys: usualKeys },
        ...stores.flatMap((target) =>
          numbers.map((number) => ({ name: caseOf(target, number), target, keys: number }))
        ),
      ];
      // A batch that opens a single group takes another way, so all must be open before the first slice.
      for (const target of stores) {
        await target.putEach(Math.max(...numbers));
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
      return {
        slices: Object.fromEntries(measured),
        rows: cases.map(({ name, target, keys: number }) =>
          ingestRow(
            { scenario: 'keys', variant: nameOf(number), server: target.server.name },
            of(name),
            target === echo ? undefined : { name: 'echo', summary: of('echo') }
          )
        ),
        goals: stores.flatMap((target) =>
          numbers
            .filter((number) => number !== usualKeys)
            .map((number) =>
              atLeast(
                `${target.server.name}: rate with ${nameOf(number)}, of that with 2,000`,
                ratioOf(of(caseOf(target, number)), of(caseOf(target, usualKeys))),
                0.8
              )
            )
        ),
      };
    }
  );
  return { scenario: 'keys', ...result, notes, faults };
};

function caseOf({ server }: Target, keys: number): string {
  return `${server.name}, ${nameOf(keys)}`;
}

function nameOf(keys: number): string {
  return keys === 1 ? '1 key' : `${keys.toLocaleString('en-GB')} keys`;
}
