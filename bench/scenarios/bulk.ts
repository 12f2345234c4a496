import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import type { PluginClient } from '../../preview/plugin-host/plugin-client.ts';
import { readUsage } from '../machine/process-usage.ts';
import { interleave } from '../measure/interleave.ts';
import { median } from '../measure/statistics.ts';
import { faultsOfStore, readStored, untilAtRest } from '../measure/stored.ts';
import { createTarget, faultsOf, type IngestSlice } from '../measure/target.ts';
import { ingestRow, ratioOf, summariseIngest } from '../report/ingest-row.ts';
import { latencyRow } from '../report/latency-row.ts';
import { atLeast, atMost } from '../report/row.ts';
import { databasePathIn, integration, startSidecar } from '../servers/sidecar.ts';
import { filledStore } from '../store/filled-store.ts';
import { variedIntegration } from '../store/varied-integration.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';

/** One action on many groups of a large store, without other load and while alerts come in. */
export const bulk: Scenario = async (bench) => {
  const { store, rounds, busyReadSeconds: seconds, warmUpSeconds } = bench.scale;
  const groups = store.groups / 10;
  const folder = bench.newFolder();
  copyFileSync(await filledStore(bench), databasePathIn(folder));
  const { bundle, profile } = bench;
  const sidecar = await startSidecar({ bundle, folder, profile, others: [variedIntegration] });
  const target = createTarget(sidecar, bench.generator);
  const pressure = { keys: usualKeys, connections: goalConnections };
  const act = createActor(sidecar.client);
  const put = () => target.put({ ...pressure, seconds });

  await target.put({ ...pressure, seconds: warmUpSeconds });
  const measured = await interleave<Slice>(
    [
      {
        name: idle,
        async measure() {
          await untilAtRest(sidecar.databasePath);
          const before = readUsage(sidecar.pid)?.cpu ?? 0;
          const time = await act.once(groups);
          return { time, cpu: (readUsage(sidecar.pid)?.cpu ?? 0) - before };
        },
      },
      { name: alone, measure: async () => ({ load: await put() }) },
      {
        name: beside,
        async measure() {
          const [load, time] = await Promise.all([put(), act.once(groups)]);
          return { load, time };
        },
      },
    ],
    rounds,
    bench.calibration
  );
  await sidecar.stop();

  const summaryOf = (name: string) => {
    const { results, ...rest } = measured.get(name) as NonNullable<ReturnType<typeof measured.get>>;
    return summariseIngest({ ...rest, results: results.flatMap(({ load }) => load ?? []) });
  };
  const timesOf = (name: string) => measured.get(name)?.results.flatMap(({ time }) => time ?? []) ?? [];
  const calm = summaryOf(alone);
  const busy = summaryOf(beside);
  const rows = [
    ...[idle, beside].map((name) =>
      latencyRow({ scenario: 'bulk', variant: `an action, ${name}`, slices: `${timesOf(name).length}` }, timesOf(name))
    ),
    ingestRow({ scenario: 'bulk', variant: alone, server: 'Bellhook' }, calm),
    ingestRow({ scenario: 'bulk', variant: `ingest, ${beside}`, server: 'Bellhook' }, busy, {
      name: alone,
      summary: calm,
    }),
  ];
  const cpu = median(measured.get(idle)?.results.map((slice) => slice.cpu ?? 0) ?? []) / 1_000_000;
  return {
    scenario: 'bulk',
    rows,
    goals: [
      atMost('CPU time of an action', cpu, 1, ' s'),
      atLeast('the rate of alerts beside it, of that alone,', ratioOf(busy, calm), 0.95),
    ],
    notes: [
      `${store.groups.toLocaleString('en-GB')} groups, ${store.alerts.toLocaleString('en-GB')} alerts`,
      `an action is on ${groups.toLocaleString('en-GB')} groups; without other load it takes ${cpu.toFixed(2)} s of CPU time`,
    ],
    faults: [
      ...faultsOf(target),
      ...faultsOfStore(readStored(sidecar.databasePath), target, store.alerts),
      ...act.faults,
    ],
    slices: Object.fromEntries(measured),
  };
};

const idle = 'idle';
const alone = 'ingest alone';
const beside = 'while alerts come in';

interface Slice {
  load?: IngestSlice;
  /** Of the action, in milliseconds. */
  time?: number;
  /** The sidecar's CPU time, in microseconds. */
  cpu?: number;
}

const editor = {
  orgId: integration.orgId,
  user: { login: 'editor', name: 'Editor', email: 'editor@example.com', role: 'Editor' },
};

/** A tenth of the groups: a third of those that are open. */
const selected = 'state:open label.env=prod';

/** Acknowledges the same groups and takes that back, in turn. */
function createActor(client: PluginClient) {
  const faults: string[] = [];
  let isAcknowledged = false;
  return {
    faults,
    async once(groups: number): Promise<number> {
      const action = { action: isAcknowledged ? 'unacknowledge' : 'acknowledge' };
      const asOf = new Date().toISOString();
      const body = JSON.stringify({ operation: randomUUID(), groups: { query: selected, asOf }, action });
      const start = performance.now();
      const reply = await client.callResource(editor, { method: 'POST', path: 'alert-groups/actions', body });
      const time = performance.now() - start;
      isAcknowledged = !isAcknowledged;
      const { changed } = JSON.parse(reply.body.toString()) as { changed?: number };
      if (reply.status !== 200 || changed !== groups) {
        faults.push(`${action.action} changed ${changed} of ${groups} groups: ${reply.status}`);
      }
      return time;
    },
  };
}
