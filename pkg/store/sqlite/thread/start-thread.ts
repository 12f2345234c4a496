import { Worker } from 'node:worker_threads';

declare const BELLHOOK_STORE_THREAD: string;

/** What a thread does. Each has a connection of its own. */
export type Role = 'writer' | 'reader' | 'checkpointer';

/** What a thread of the store gets at its start. */
export interface ThreadData {
  readonly role: Role;
  /** Of the database file. */
  readonly path: string;
}

/** The program of the threads. The bundle has it in a file of its own, so that no thread loads the whole sidecar. */
const program = typeof BELLHOOK_STORE_THREAD === 'string' ? BELLHOOK_STORE_THREAD : './main.ts';

/**
 * What a batch allocates is garbage once the batch is committed. On a large machine V8 would let it grow to several times this
 * size, without a gain.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/** Starts a thread of the store. */
export function startThread(data: ThreadData): Worker {
  return new Worker(new URL(program, import.meta.url), { workerData: data, resourceLimits });
}
