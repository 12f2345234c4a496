import { interleave } from '../measure/interleave.ts';
import type { Target } from '../measure/target.ts';
import { ingestRow, type IngestSummary, summariseIngest } from '../report/ingest-row.ts';
import { atMost } from '../report/row.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';
import { withServers } from './with-servers.ts';

/** What an alert costs in a new group and in groups with many alerts, in one store. */
export const growth: Scenario = async (bench) => {
  const { seconds, rounds, groupSizes } = bench.scale;
  const { result, notes, faults } = await withServers(bench, { peer: false }, async ({ bellhook }) => {
    for (const [i, size] of groupSizes.entries()) {
      bench.log(`growth: a group grows to ${size.toLocaleString('en-GB')} alerts`);
      await grow(bellhook, keyOf(i), size, seconds);
    }
    const pressure = { keys: 1, connections: goalConnections, seconds };
    const measured = await interleave(
      [
        { name: fresh, measure: (round) => bellhook.put({ ...pressure, firstKey: keyOf(groupSizes.length + round) }) },
        ...groupSizes.map((size, i) => ({
          name: nameOf(size),
          measure: () => bellhook.put({ ...pressure, firstKey: keyOf(i) }),
        })),
      ],
      rounds,
      bench.calibration
    );
    const summaries = new Map([...measured].map(([name, slices]) => [name, summariseIngest(slices)]));
    const small = summaries.get(fresh) as IngestSummary;
    return {
      slices: Object.fromEntries(measured),
      rows: [...summaries].map(([variant, summary]) =>
        ingestRow(
          { scenario: 'growth', variant, server: 'Bellhook' },
          summary,
          variant === fresh ? undefined : { name: 'a new group', summary: small }
        )
      ),
      goals: groupSizes.flatMap((size) => {
        const { cpu } = summaries.get(nameOf(size)) as IngestSummary;
        return cpu === null || small.cpu === null
          ? []
          : [atMost(`CPU time for an alert in ${nameOf(size)}, of that in a new one`, cpu / small.cpu, 1.1)];
      }),
    };
  });
  return { scenario: 'growth', ...result, notes, faults };
};

const fresh = 'a new group';

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
