import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** Measures how fast the machine is at the moment, so that measurements are left out during which neighbours took its cores. */
export interface Calibration {
  /** How long a fixed piece of work takes on the slowest core at the moment, in milliseconds. */
  measure(): Promise<number>;
  /** The shortest time measured so far. */
  readonly best: number;
  close(): Promise<void>;
}

/** Starts one thread for each core. */
export function startCalibration(): Calibration {
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(new URL(import.meta.url)));
  let best = Number.POSITIVE_INFINITY;
  return {
    async measure() {
      const times = await Promise.all(workers.map(ask));
      const slowest = Math.max(...times);
      best = Math.min(best, slowest);
      return slowest;
    },
    get best() {
      return best;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function ask(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', (milliseconds: number) => {
      worker.off('error', reject);
      resolve(milliseconds);
    });
    worker.once('error', reject);
    worker.postMessage(null);
  });
}

/** The shortest of several, because a server that still works just after a slice is not a neighbour. */
const attempts = 3;

if (!isMainThread) {
  parentPort?.on('message', () => {
    parentPort?.postMessage(Math.min(...Array.from({ length: attempts }, time)));
  });
}

function time(): number {
  const start = performance.now();
  let state = 1;
  for (let i = 0; i < 12_000_000; i++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + i;
  }
  // The result depends on the state, or the loop would be optimised away.
  return performance.now() - start + (state === 0 ? 1e-9 : 0);
}
