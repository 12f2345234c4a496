import { parentPort } from 'node:worker_threads';
import type { RejectedDelivery } from '../../store.ts';
import type { PackedBatch, WriterReply, WriterRequest } from './messages.ts';
import { packAdded, type PackedAlerts, unpackAlerts } from './pack.ts';
import { createWriter, type Writer } from './writer.ts';

/** Carries out the calls that come to this thread. */
export function serveWriter(path: string): void {
  let writer: Writer | undefined;
  parentPort?.on('message', ({ id, name, args }: WriterRequest) => {
    let outcome: Pick<WriterReply, 'result' | 'error'>;
    try {
      outcome = { result: carryOut(name, args) };
    } catch (error) {
      const { message, errcode } = error as { message: string; errcode?: number };
      outcome = { error: { message, errcode } };
    }
    const pagesToCheckpoint = writer?.pagesToCheckpoint() ?? 0;
    parentPort?.postMessage({ id, ...outcome, pagesToCheckpoint } satisfies WriterReply);
  });

  function carryOut(name: WriterRequest['name'], args: readonly unknown[]): unknown {
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
