import { statSync } from 'node:fs';
import { readUsage } from '../machine/process-usage.ts';
import { median, slope } from '../measure/statistics.ts';
import { faultsOfStore, readStored } from '../measure/stored.ts';
import { createTarget, faultsOf } from '../measure/target.ts';
import { ingestRow, summariseIngest } from '../report/ingest-row.ts';
import { atMost } from '../report/row.ts';
import { startSidecar } from '../servers/sidecar.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';

/** Full load without a pause, with a look at the sidecar's memory and the size of its write-ahead log every second. */
export const memory: Scenario = async (bench) => {
  const seconds = bench.scale.memorySeconds;
  const sidecar = await startSidecar({ bundle: bench.bundle, folder: bench.newFolder(), profile: bench.profile });
  const target = createTarget(sidecar, bench.generator);
  const samples: Sample[] = [];
  const started = performance.now();
  const look = () => {
    const usage = readUsage(sidecar.pid);
    if (usage) {
      const wal = statSync(`${sidecar.databasePath}-wal`, { throwIfNoEntry: false })?.size ?? 0;
      samples.push({ second: (performance.now() - started) / 1000, rss: usage.rss, wal: wal / 2 ** 20 });
    }
  };
  look();
  const timer = setInterval(look, 1000);
  const slice = await target.put({ keys: usualKeys, connections: goalConnections, seconds });
  clearInterval(timer);
  look();
  await sidecar.stop();

  const summary = summariseIngest({ results: [slice], rounds: [0], slices: 1, disturbed: false });
  return {
    scenario: 'memory',
    rows: [
      {
        ...ingestRow({ scenario: 'memory', variant: `${seconds} s`, server: 'Bellhook' }, summary),
        spread: null,
        rss: samples.length === 0 ? null : Math.max(...samples.map(({ rss }) => rss)),
      },
    ],
    goals: samples.length < enoughSamples ? [] : [atMost('growth of memory', growthOf(samples), 1, ' MiB a minute')],
    notes: [describe(samples)],
    faults: [...faultsOf(target), ...faultsOfStore(readStored(sidecar.databasePath), target)],
    slices: { slice, samples },
  };
};

interface Sample {
  second: number;
  /** In MiB, like `wal`. */
  rss: number;
  wal: number;
}

/** How much data is enough to describe the memory, and to compare it with the goal. */
const fewestSamples = 20;
const enoughSamples = 500;

function describe(samples: readonly Sample[]): string {
  if (samples.length < fewestSamples) {
    return 'too few samples to say how memory goes: it takes /proc, and half a minute';
  }
  const rss = settled(samples).map((sample) => sample.rss);
  const half = Math.floor(rss.length / 2);
  const wal = Math.max(...samples.map((sample) => sample.wal));
  return (
    `RSS ${median(rss.slice(0, half)).toFixed(0)} MiB in the first half, ${median(rss.slice(half)).toFixed(0)} MiB in the ` +
    `second, ${growthOf(samples).toFixed(1)} MiB a minute; the write-ahead log had at most ${wal.toFixed(0)} MiB`
  );
}

/** In MiB per minute. */
function growthOf(samples: readonly Sample[]): number {
  return slope(settled(samples).map(({ second, rss }) => [second / 60, rss]));
}

/** Without the first fifth, in which the heap still grows to its size. */
function settled(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(Math.floor(samples.length / 5));
}
