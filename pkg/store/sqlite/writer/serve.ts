import type { RejectedDelivery } from '../../shapes/deliveries.ts';
import { serveCalls } from '../thread/serve-calls.ts';
import type { PackedBatch, WriterCall } from './messages.ts';
import { packAdded, type PackedAlerts, unpackAlerts } from './pack.ts';
import { createWriter, type Writer } from './writer.ts';

/** Carries out calls of the writer on this thread. The first one has to be `open`. */
export function serveWriter(path: string): void {
  let writer: Writer | undefined;
  serveCalls(
    (name, args) => {
      if (name === 'open') {
        writer = createWriter(path);
        return undefined;
      }
      if (writer === undefined) {
        throw new Error('the database is not open');
      }
      if (name === 'close') {
        return writer.close();
      }
      writer.checkFiles();
      const result = carryOut(writer, name as WriterCall, args);
      // Nobody is told that something is written before it is certain that it can be found.
      writer.checkFiles();
      return result;
    },
    { readState: () => writer?.pagesToCheckpoint() ?? 0 }
  );
}

function carryOut(writer: Writer, name: WriterCall, args: readonly unknown[]): unknown {
  if (name === 'addAlerts') {
    const [alerts, rejected] = args as [PackedAlerts, RejectedDelivery[]];
    const { added, deferred } = writer.addAlerts(unpackAlerts(alerts), rejected);
    return { added: packAdded(added), deferred } satisfies PackedBatch;
  }
  return (writer[name] as (...args: readonly unknown[]) => unknown)(...args);
}
