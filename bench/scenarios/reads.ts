import { copyFileSync } from 'node:fs';
import { interleave } from '../measure/interleave.ts';
import { nothing, readBackToBack, readInBetween, type ReadKind, readKinds, type ReadSlice } from '../measure/reads.ts';
import { faultsOfStore, readStored, untilAtRest } from '../measure/stored.ts';
import { createTarget, faultsOf, type IngestSlice } from '../measure/target.ts';
import { ingestRow, slicesOf, summariseIngest } from '../report/ingest-row.ts';
import { latencyRow } from '../report/latency-row.ts';
import { atMost, type Row } from '../report/row.ts';
import { databasePathIn, startSidecar } from '../servers/sidecar.ts';
import { filledStore } from '../store/filled-store.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';

/** Reads of pages from a large store through the plugin's socket, without other load and while alerts come in. */
export const reads: Scenario = async (bench) => {
  const { store, rounds, idleReads, busyReadSeconds, warmUpSeconds } = bench.scale;
  const folder = bench.newFolder();
  copyFileSync(await filledStore(bench), databasePathIn(folder));
  const sidecar = await startSidecar({ bundle: bench.bundle, folder, profile: bench.profile });
  const target = createTarget(sidecar, bench.generator);
  const pressure = { keys: usualKeys, connections: goalConnections };
  const { client } = sidecar;

  await target.put({ ...pressure, seconds: warmUpSeconds });
  await readBackToBack(client, store.groups, idleReads);
  const measured = await interleave<Slice>(
    [
      {
        name: 'idle',
        async measure() {
          await untilAtRest(sidecar.databasePath);
          return { read: await readBackToBack(client, store.groups, idleReads) };
        },
      },
      {
        name: 'under ingest',
        async measure() {
          const ended = new AbortController();
          const ingest = target.put({ ...pressure, seconds: busyReadSeconds }).finally(() => ended.abort());
          const [read, load] = await Promise.all([readInBetween(client, store.groups, ended.signal), ingest]);
          return { read, load };
        },
      },
    ],
    rounds,
    bench.calibration
  );
  await sidecar.stop();

  const rows = [...measured].flatMap(([variant, { results, rounds: of, slices, disturbed }]) => {
    const counted = slicesOf(results.length, slices, disturbed);
    const loads = results.flatMap(({ load }) => (load ? [load] : []));
    return [
      ...readKinds.map((kind) => readRow(kind, variant, results, counted)),
      ...(loads.length > 0
        ? [
            ingestRow(
              { scenario: 'reads', variant: 'ingest meanwhile', server: 'Bellhook' },
              summariseIngest({ results: loads, rounds: of, slices, disturbed })
            ),
          ]
        : []),
    ];
  });
  return {
    scenario: 'reads',
    rows,
    goals: [
      ...rows.filter(isRead('idle')).map(({ variant, p99 }) => atMost(`p99 of ${variant}`, p99 ?? 0, 5, ' ms')),
      ...rows
        .filter(isRead('under ingest'))
        .map(({ variant, p99 }) => atMost(`p99 of ${variant}`, p99 ?? 0, 25, ' ms')),
    ],
    notes: [`${store.groups.toLocaleString('en-GB')} groups, ${store.alerts.toLocaleString('en-GB')} alerts`],
    faults: [
      ...faultsOf(target),
      ...faultsOfStore(readStored(sidecar.databasePath), target, store.alerts),
      ...[...measured.values()].flatMap(({ results }) => results.flatMap(({ read }) => read.faults)),
    ],
    slices: Object.fromEntries(measured),
  };
};

interface Slice {
  read: ReadSlice;
  load?: IngestSlice;
}

function isRead(state: string): (row: Row) => boolean {
  return ({ variant }) => variant.endsWith(state) && !variant.startsWith(nothing) && variant !== 'ingest meanwhile';
}

function readRow(kind: ReadKind, state: string, slices: readonly Slice[], counted: string): Row {
  const times = slices.flatMap(({ read }) => read.times[kind]);
  return latencyRow({ scenario: 'reads', variant: `${kind}, ${state}`, slices: counted }, times);
}
