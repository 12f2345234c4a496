import type { IncomingAlert, RejectedDelivery } from '../../store.ts';
import { startThread } from '../thread/start-thread.ts';
import type { AddedBatch } from './alert-writer.ts';
import type { PackedBatch, WriterCall, WriterReply, WriterRequest } from './messages.ts';
import { packAlerts, unpackAdded } from './pack.ts';
import type { Writer } from './writer.ts';

/** The writer, reached from another thread. Calls are carried out in their order, one after the other. */
export type WriterThread = {
  readonly [Name in WriterCall]: (...args: Parameters<Writer[Name]>) => Promise<ReturnType<Writer[Name]>>;
};

/** An error of the database, as it came through from the writer's thread. */
export class WriteError extends Error {
  /** SQLite's extended result code, https://www.sqlite.org/rescode.html; undefined for an error of another kind. */
  readonly errcode: number | undefined;

  constructor({ message, errcode }: { message: string; errcode?: number | undefined }) {
    super(message);
    this.name = 'WriteError';
    this.errcode = errcode;
  }
}

/** Whom the writer's thread tells of what nobody has asked for. */
export interface WriterThreadOptions {
  /** Is called if the thread ends although nobody closed it; every call fails from then on. */
  died: (error: Error) => void;
  /** Is called after each call, with `Writer.pagesToCheckpoint`. */
  wrote: (pagesToCheckpoint: number) => void;
}

/**
 * Starts a thread that opens the database for writing, so that commits never hold up the one that receives.
 * @throws {WriteError} where the database cannot be opened
 */
export async function startWriterThread(path: string, { died, wrote }: WriterThreadOptions): Promise<WriterThread> {
  const worker = startThread({ role: 'writer', path });
  const calls = new Map<number, Call>();
  let lastCall = 0;
  let ended: Error | undefined;

  worker.on('message', ({ id, result, error, pagesToCheckpoint }: WriterReply) => {
    const call = calls.get(id);
    calls.delete(id);
    wrote(pagesToCheckpoint);
    if (error === undefined) {
      call?.resolve(result);
    } else {
      call?.reject(new WriteError(error));
    }
  });
  worker.on('error', (error) => end(error as Error));
  worker.on('exit', () => end(new Error('the writer has ended')));

  function end(error: Error): void {
    if (ended === undefined) {
      ended = error;
      died(error);
    }
    calls.forEach(({ reject }) => reject(error));
    calls.clear();
  }

  function call<Result>(name: WriterRequest['name'], args: readonly unknown[]): Promise<Result> {
    if (ended !== undefined) {
      return Promise.reject(ended);
    }
    lastCall += 1;
    const id = lastCall;
    return new Promise((resolve, reject) => {
      calls.set(id, { resolve: resolve as Call['resolve'], reject });
      worker.postMessage({ id, name, args } satisfies WriterRequest);
    });
  }

  try {
    await call('open', []);
  } catch (error) {
    ended ??= error as Error;
    await worker.terminate();
    throw error;
  }
  return {
    async addAlerts(alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): Promise<AddedBatch> {
      const { added, heldBack } = await call<PackedBatch>('addAlerts', [packAlerts(alerts), rejected]);
      return { added: unpackAdded(added), heldBack };
    },
    actOnGroup: (...args) => call('actOnGroup', args),
    endSilences: (...args) => call('endSilences', args),
    createIntegration: (...args) => call('createIntegration', args),
    updateIntegration: (...args) => call('updateIntegration', args),
    deleteIntegration: (...args) => call('deleteIntegration', args),
    provision: (...args) => call('provision', args),
    retain: (...args) => call('retain', args),
    deleteGroup: (...args) => call('deleteGroup', args),
    probe: () => call('probe', []),
    async close() {
      await call('close', []);
      ended = new Error('the store is closed');
      await worker.terminate();
    },
  };
}

interface Call {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}
