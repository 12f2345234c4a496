import { Worker } from 'node:worker_threads';

declare const BELLHOOK_WORK_THREAD: string;

/** The program of the threads. In the bundle it is a separate file, so that no thread loads the whole sidecar. */
const program = typeof BELLHOOK_WORK_THREAD === 'string' ? BELLHOOK_WORK_THREAD : './main.ts';

/** A thread that needs more memory ends with its job; the sidecar keeps running. */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 768 };

/** Starts a thread for jobs. */
export function startWorkThread(): Worker {
  return new Worker(new URL(program, import.meta.url), { resourceLimits });
}
