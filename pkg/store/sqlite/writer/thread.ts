import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { IncomingAlert, RejectedDelivery } from '../../store.ts';
import type { AddedBatch } from './alert-writer.ts';
import { packAdded, packAlerts, type PackedAlerts, unpackAdded, unpackAlerts } from './pack.ts';
import { createWriter, type Writer } from './writer.ts';

/** The writer, reached from another thread. Calls are carried out in their order, one after the other. */
export type WriterThread = {
  readonly [Name in keyof Writer]: (...args: Parameters<Writer[Name]>) => Promise<ReturnType<Writer[Name]>>;
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

/**
 * Starts a thread that opens the database for writing, so that commits never hold up the one that receives.
 * @param died is called if the thread ends although nobody closed it; every call fails from then on
 * @throws {WriteError} where the database cannot be opened
 */
export async function startWriterThread(path: string, died: (error: Error) => void): Promise<WriterThread> {
  // In the bundle this is the bundle itself, which does nothing else in a thread with this data.
  const worker = new Worker(new URL(import.meta.url), { workerData: { [marker]: path } });
  const calls = new Map<number, Call>();
  let lastCall = 0;
  let ended: Error | undefined;

  worker.on('message', ({ id, result, error }: Reply) => {
    const call = calls.get(id);
    calls.delete(id);
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

  function call<Result>(name: keyof Writer | 'open', args: readonly unknown[]): Promise<Result> {
    if (ended !== undefined) {
      return Promise.reject(ended);
    }
    lastCall += 1;
    const id = lastCall;
    return new Promise((resolve, reject) => {
      calls.set(id, { resolve: resolve as Call['resolve'], reject });
      worker.postMessage({ id, name, args } satisfies Request);
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

type PackedBatch = Pick<AddedBatch, 'heldBack'> & { readonly added: Float64Array };

interface Request {
  readonly id: number;
  readonly name: keyof Writer | 'open';
  readonly args: readonly unknown[];
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly errcode?: number | undefined };
}

const marker = 'bellhookWriter';

/** Whether this thread is to write rather than to be the sidecar. */
export const isWriterThread = !isMainThread && typeof workerData === 'object' && marker in (workerData ?? {});

if (isWriterThread) {
  serve((workerData as { [marker]: string })[marker]);
}

/** Carries out the calls that come to this thread. */
function serve(path: string): void {
  let writer: Writer | undefined;
  parentPort?.on('message', ({ id, name, args }: Request) => {
    let reply: Reply;
    try {
      reply = { id, result: carryOut(name, args) };
    } catch (error) {
      const { message, errcode } = error as { message: string; errcode?: number };
      reply = { id, error: { message, errcode } };
    }
    parentPort?.postMessage(reply);
  });

  function carryOut(name: Request['name'], args: readonly unknown[]): unknown {
    if (name === 'open') {
      writer = createWriter(path);
      return undefined;
    }
    if (writer === undefined) {
      throw new Error('the database is not open');
    }
    if (name === 'addAlerts') {
      const [alerts, rejected] = args as [PackedAlerts, RejectedDelivery[]];
      const { added, heldBack } = writer.addAlerts(unpackAlerts(alerts), rejected);
      return { added: packAdded(added), heldBack } satisfies PackedBatch;
    }
    return (writer[name] as (...args: readonly unknown[]) => unknown)(...args);
  }
}
