import { Worker } from 'node:worker_threads';

declare const BELLHOOK_WORK_THREAD: string;

/** The program of the threads. The bundle has it in a file of its own, so that no thread loads the whole sidecar. */
const program = typeof BELLHOOK_WORK_THREAD === 'string' ? BELLHOOK_WORK_THREAD : './main.ts';

/** A thread that needs more ends, and its job with it; the sidecar goes on. */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 768 };

/** Starts a thread for jobs. */
export function startWorkThread(): Worker {
  return new Worker(new URL(program, import.meta.url), { resourceLimits });
}
