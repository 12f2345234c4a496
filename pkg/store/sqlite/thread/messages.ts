import type { Failure } from './failure.ts';

/** A call, as it comes to a thread of the store. */
export interface ThreadRequest {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What came of the call with that id. */
export interface ThreadReply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: Failure;
  /** What the thread tells with each reply, whatever was asked. */
  readonly state?: unknown;
}
