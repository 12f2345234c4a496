import type { AddedBatch } from './batch/alert-writer.ts';
import type { Writer } from './writer.ts';

/** The methods of the writer that another thread may call. */
export type WriterCall = Exclude<keyof Writer, 'checkFiles' | 'pagesToCheckpoint'>;

/** The result of `addAlerts`, with `added` as `packAdded` makes it. */
export type PackedBatch = Pick<AddedBatch, 'deferred'> & { readonly added: Float64Array };
