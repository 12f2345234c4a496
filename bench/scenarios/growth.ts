import { interleave } from '../measure/interleave.ts';
import type { Target } from '../measure/target.ts';
import { ingestRow, type IngestSummary, ratioOf, summariseIngest } from '../report/ingest-row.ts';
import { atLeast, atMost, type Goal } from '../report/row.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';
import { withServers } from './with-servers.ts';

/** What an alert costs in a new group and in groups with many alerts, in one store; on PostgreSQL, too, if there is one. */
export const growth: Scenario = async (bench) => {
  const { seconds, rounds, groupSizes } = bench.scale;
  const { result, notes, faults } = await withServers(bench, { peer: false }, async ({ bellhook, onPostgres }) => {
    const stores = [bellhook, ...(onPostgres ? [onPostgres] : [])];
    const cases = stores.flatMap((target) => [
      { target, variant: fresh, keyIn: (round: number) => keyOf(groupSizes.length + round) },
      ...groupSizes.map((size, i) => ({ target, variant: nameOf(size), keyIn: () => keyOf(i) })),
    ]);
    for (const target of stores) {
      for (const [i, size] of groupSizes.entries()) {
        bench.log(`growth: a group grows to ${size.toLocaleString('en-GB')} alerts, ${target.server.name}`);
        await grow(target, keyOf(i), size, seconds);
      }
    }
    const pressure = { keys: 1, connections: goalConnections, seconds };
    const measured = await interleave(
      cases.map(({ target, variant, keyIn }) => ({
        name: caseOf(target, variant),
        measure: (round) => target.put({ ...pressure, firstKey: keyIn(round) }),
      })),
      rounds,
      bench.calibration
    );
    const summaries = new Map([...measured].map(([name, slices]) => [name, summariseIngest(slices)]));
    const of = (target: Target, variant: string) => summaries.get(caseOf(target, variant)) as IngestSummary;
    return {
      slices: Object.fromEntries(measured),
      rows: cases.map(({ target, variant }) =>
        ingestRow(
          { scenario: 'growth', variant, server: target.server.name },
          of(target, variant),
          variant === fresh ? undefined : { name: fresh, summary: of(target, fresh) }
        )
      ),
      goals: stores.flatMap((target) =>
        groupSizes.flatMap((size) => goalsOf(target.server.name, size, of(target, nameOf(size)), of(target, fresh)))
      ),
    };
  });
  return { scenario: 'growth', ...result, notes, faults };
};

/** The CPU time is that of the sidecar; what the server of the database does for it shows in the rate. */
function goalsOf(server: string, size: number, large: IngestSummary, small: IngestSummary): Goal[] {
  const name = `${server}: an alert in ${nameOf(size)}`;
  return [
    atLeast(`${name}, rate of that in a new one`, ratioOf(large, small), 0.9),
    ...(large.cpu === null || small.cpu === null
      ? []
      : [atMost(`${name}, CPU time of that in a new one`, large.cpu / small.cpu, 1.1)]),
  ];
}

const fresh = 'a new group';

function caseOf({ server }: Target, variant: string): string {
  return `${server.name}, ${variant}`;
}

function nameOf(size: number): string {
  return `a group of ${size.toLocaleString('en-GB')}`;
}

/** Above the keys of the warm-up. */
function keyOf(index: number): number {
  return usualKeys + index;
}

async function grow(target: Target, key: number, size: number, seconds: number): Promise<void> {
  const before = target.sent.acknowledged;
  while (target.sent.acknowledged - before < size) {
    const { requests } = await target.put({ keys: 1, firstKey: key, connections: goalConnections, seconds });
    if (requests === 0) {
      throw new Error(`${target.server.name} does not answer any more`);
    }
  }
}
