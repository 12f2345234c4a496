import { interleave } from '../measure/interleave.ts';
import type { Target } from '../measure/target.ts';
import { ingestRow, type IngestSummary, ratioOf, summariseIngest } from '../report/ingest-row.ts';
import { atLeast, atMost, type Goal } from '../report/row.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';
import { withServers } from './with-servers.ts';

/** Alerts with 2,000 keys at several numbers of connections, compared with the echo server and Alertmanager; on PostgreSQL, too, if there is one. */
export const ingest: Scenario = async (bench) => {
  const { seconds, rounds, connections: numbers } = bench.scale;
  const { result, notes, faults } = await withServers(
    bench,
    { peer: true },
    async ({ all, alertmanager, onPostgres }) => {
      const cases = numbers.flatMap((connections) =>
        all.map((target) => ({ connections, target, name: nameOf(target, connections) }))
      );
      const measured = await interleave(
        cases.map(({ connections, target, name }) => ({
          name,
          measure: () => target.put({ keys: usualKeys, connections, seconds }),
        })),
        rounds,
        bench.calibration
      );
      const summaries = new Map([...measured].map(([name, slices]) => [name, summariseIngest(slices)]));
      const of = (server: string, connections: number) => summaries.get(`${server} ${connections}`) as IngestSummary;
      return {
        slices: Object.fromEntries(measured),
        rows: cases.map(({ connections, target: { server }, name }) =>
          ingestRow(
            {
              scenario: 'ingest',
              variant: connections === 1 ? '1 connection' : `${connections} connections`,
              server: server.name,
            },
            summaries.get(name) as IngestSummary,
            server.name === 'echo' ? undefined : { name: 'echo', summary: of('echo', connections) }
          )
        ),
        goals: numbers.includes(goalConnections)
          ? goalsOf(
              of('echo', goalConnections),
              of('Bellhook', goalConnections),
              alertmanager && of('Alertmanager', goalConnections),
              onPostgres && of(onPostgres.server.name, goalConnections)
            )
          : [],
      };
    }
  );
  return { scenario: 'ingest', ...result, notes, faults };
};

function nameOf({ server }: Target, connections: number): string {
  return `${server.name} ${connections}`;
}

function goalsOf(
  echo: IngestSummary,
  bellhook: IngestSummary,
  alertmanager: IngestSummary | undefined,
  onPostgres: IngestSummary | undefined
): Goal[] {
  return [
    atLeast('rate, of echo’s', ratioOf(bellhook, echo), 0.75),
    atMost('p99, of echo’s', bellhook.p99 / echo.p99, 3),
    ...(onPostgres
      ? [
          atLeast('rate on PostgreSQL, of echo’s', ratioOf(onPostgres, echo), 0.55),
          atMost('p99 on PostgreSQL, of echo’s', onPostgres.p99 / echo.p99, 4),
        ]
      : []),
    ...(alertmanager ? [atLeast('rate, of Alertmanager’s', ratioOf(bellhook, alertmanager), 1)] : []),
  ];
}
