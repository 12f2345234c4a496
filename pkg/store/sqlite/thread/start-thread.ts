import { Worker } from 'node:worker_threads';

declare const BELLHOOK_STORE_THREAD: string;

/** What a thread is for. Each has a connection of its own. */
export type Role = 'writer' | 'reader' | 'checkpointer';

/** What a thread of the store is told at its start. */
export interface ThreadData {
  readonly role: Role;
  /** Of the database file. */
  readonly path: string;
}

/** The program of the threads. The bundle has it in a file of its own, so that no thread loads the whole sidecar. */
const program = typeof BELLHOOK_STORE_THREAD === 'string' ? BELLHOOK_STORE_THREAD : './main.ts';

/**
 * What a batch makes is garbage once it is committed. By itself V8 would take several times as much of a large machine for it,
 * little by little and without a gain.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/** Starts a thread of the store. */
export function startThread(data: ThreadData): Worker {
  return new Worker(new URL(program, import.meta.url), { workerData: data, resourceLimits });
}
