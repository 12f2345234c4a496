import type { Failure } from './failure.ts';

/** A call to a thread of the store. */
export interface ThreadRequest {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** The outcome of the call with that id. */
export interface ThreadReply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: Failure;
  /** The state of the thread, which it adds to each reply. */
  readonly state?: unknown;
}
