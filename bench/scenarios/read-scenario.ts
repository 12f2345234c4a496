import { copyFileSync } from 'node:fs';
import { interleave } from '../measure/interleave.ts';
import { type Calls, nothing, readBackToBack, readInBetween, type ReadSlice } from '../measure/reads.ts';
import { quantile } from '../measure/statistics.ts';
import { faultsOfStore, readStored, untilAtRest } from '../measure/stored.ts';
import { createTarget, faultsOf, type IngestSlice } from '../measure/target.ts';
import { ingestRow, slicesOf, summariseIngest } from '../report/ingest-row.ts';
import { latencyRow } from '../report/latency-row.ts';
import type { Goal, Row } from '../report/row.ts';
import type { Scale } from '../scale.ts';
import { databasePathIn, startSidecar } from '../servers/sidecar.ts';
import { filledStore } from '../store/filled-store.ts';
import { variedIntegration } from '../store/varied-integration.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';

export interface ReadScenario {
  readonly name: string;
  readonly calls: Calls;
  /** How many calls of each kind are in a slice without other load. */
  readonly idleCalls: (scale: Scale) => number;
  /** Whether an alert comes in before each call without other load, so that nothing is remembered, as nothing is under load. */
  readonly forgets: boolean;
  readonly goals: (rows: readonly Row[]) => readonly Goal[];
  readonly notes: readonly string[];
}

/**
 * Reads from a large store through the plugin's socket, without other load and while alerts come in. Each is compared with a call
 * that reads nothing, made in turn with it.
 */
export function createReadScenario({ name, calls, idleCalls, forgets, goals, notes }: ReadScenario): Scenario {
  return async (bench) => {
    const { store, rounds, busyReadSeconds, warmUpSeconds } = bench.scale;
    const folder = bench.newFolder();
    copyFileSync(await filledStore(bench), databasePathIn(folder));
    const { bundle, profile } = bench;
    const sidecar = await startSidecar({ bundle, folder, profile, others: [variedIntegration] });
    const target = createTarget(sidecar, bench.generator);
    const pressure = { keys: usualKeys, connections: goalConnections };
    const reading = { client: sidecar.client, groups: store.groups, calls };
    const count = idleCalls(bench.scale);

    await target.put({ ...pressure, seconds: warmUpSeconds });
    await readBackToBack(reading, count);
    const measured = await interleave<Slice>(
      [
        {
          name: 'idle',
          async measure() {
            await untilAtRest(sidecar.databasePath);
            return { read: await readBackToBack(reading, count, forgets ? target.putOne : undefined) };
          },
        },
        {
          name: 'under ingest',
          async measure() {
            const ended = new AbortController();
            const ingest = target.put({ ...pressure, seconds: busyReadSeconds }).finally(() => ended.abort());
            const [read, load] = await Promise.all([readInBetween(reading, ended.signal), ingest]);
            return { read, load };
          },
        },
      ],
      rounds,
      bench.calibration
    );
    await sidecar.stop();

    const rows = [...measured].flatMap(([state, { results, rounds: of, slices, disturbed }]) => {
      const counted = slicesOf(results.length, slices, disturbed);
      const loads = results.flatMap(({ load }) => (load ? [load] : []));
      const timesOf = (kind: string) => results.flatMap(({ read }) => read.times[kind] ?? []);
      const base = quantile(timesOf(nothing), 0.5);
      const readRows = [nothing, ...Object.keys(calls)].map((kind) => ({
        ...latencyRow({ scenario: name, variant: `${kind}, ${state}`, slices: counted }, timesOf(kind)),
        ratio: quantile(timesOf(kind), 0.5) / base,
        comparedWith: nothing,
      }));
      const summary = { results: loads, rounds: of, slices, disturbed };
      return [
        ...readRows,
        ...(loads.length > 0
          ? [ingestRow({ scenario: name, variant: 'ingest meanwhile', server: 'Bellhook' }, summariseIngest(summary))]
          : []),
      ];
    });
    return {
      scenario: name,
      rows,
      goals: goals(rows),
      notes: [
        `${store.groups.toLocaleString('en-GB')} groups, ${store.alerts.toLocaleString('en-GB')} alerts`,
        ...notes,
      ],
      faults: [
        ...faultsOf(target),
        ...faultsOfStore(readStored(sidecar.databasePath), target, store.alerts),
        ...[...measured.values()].flatMap(({ results }) => results.flatMap(({ read }) => read.faults)),
      ],
      slices: Object.fromEntries(measured),
    };
  };
}

interface Slice {
  read: ReadSlice;
  load?: IngestSlice;
}

/** The rows of reads in a state, `idle` or `under ingest`. */
export function readRows(rows: readonly Row[], state: string): Row[] {
  return rows.filter(
    ({ variant }) => variant.endsWith(state) && !variant.startsWith(nothing) && variant !== 'ingest meanwhile'
  );
}
