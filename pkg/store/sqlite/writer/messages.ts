import type { AddedBatch } from './alert-writer.ts';
import type { Writer } from './writer.ts';

/** What can be called from another thread. */
export type WriterCall = Exclude<keyof Writer, 'pagesToCheckpoint'>;

/** A call of the writer, as it comes to its thread; `open` has to be the first. */
export interface WriterRequest {
  readonly id: number;
  readonly name: WriterCall | 'open';
  readonly args: readonly unknown[];
}

/** What came of the call with that id. */
export interface WriterReply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly errcode?: number | undefined };
  /** As `Writer.pagesToCheckpoint` has it at the end of the call. */
  readonly pagesToCheckpoint: number;
}

/** The result of `addAlerts`, with `added` as `packAdded` makes it. */
export type PackedBatch = Pick<AddedBatch, 'heldBack'> & { readonly added: Float64Array };
