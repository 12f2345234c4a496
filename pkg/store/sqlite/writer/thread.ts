import type { IncomingAlert } from '../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../shapes/deliveries.ts';
import { startCalls } from '../thread/start-calls.ts';
import type { AddedBatch } from './batch/alert-writer.ts';
import type { PackedBatch, WriterCall } from './messages.ts';
import { packAlerts, unpackAdded } from './pack.ts';
import type { Writer } from './writer.ts';

/** The writer, reached from another thread. Calls are carried out in their order, one after the other. */
export type WriterThread = {
  readonly [Name in WriterCall]: (...args: Parameters<Writer[Name]>) => Promise<ReturnType<Writer[Name]>>;
};

/** Callbacks for events that the writer thread raises itself. */
export interface WriterThreadOptions {
  /** Called if the thread ends although nobody closed it; every call fails from then on. */
  onFatal: (error: Error) => void;
  /** Called after each call, with `Writer.pagesToCheckpoint`. */
  onWritten: (pagesToCheckpoint: number) => void;
}

/**
 * Starts a thread that opens the database for writing, so that commits never hold up the thread that receives.
 * @throws {StoreUnavailable} where the database cannot be opened
 */
export async function startWriterThread(
  path: string,
  { onFatal, onWritten }: WriterThreadOptions
): Promise<WriterThread> {
  const { call, close } = await startCalls(
    { role: 'writer', path },
    { onFatal, onState: (pagesToCheckpoint) => onWritten(pagesToCheckpoint as number) }
  );
  return {
    async addAlerts(alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): Promise<AddedBatch> {
      const { added, deferred } = await call<PackedBatch>('addAlerts', [packAlerts(alerts), rejected]);
      return { added: unpackAdded(added), deferred };
    },
    actOnGroups: (...args) => call('actOnGroups', args),
    undoPart: (...args) => call('undoPart', args),
    editNote: (...args) => call('editNote', args),
    deleteNote: (...args) => call('deleteNote', args),
    endSilences: (...args) => call('endSilences', args),
    noteReceiving: (...args) => call('noteReceiving', args),
    passTime: (...args) => call('passTime', args),
    noteHeartbeats: (...args) => call('noteHeartbeats', args),
    findDueHeartbeats: (...args) => call('findDueHeartbeats', args),
    saveHeartbeats: (...args) => call('saveHeartbeats', args),
    createIntegration: (...args) => call('createIntegration', args),
    updateIntegration: (...args) => call('updateIntegration', args),
    deleteIntegration: (...args) => call('deleteIntegration', args),
    actOnIntegrations: (...args) => call('actOnIntegrations', args),
    resealSecrets: (...args) => call('resealSecrets', args),
    noteSecretUses: (...args) => call('noteSecretUses', args),
    deleteEndedSecrets: (...args) => call('deleteEndedSecrets', args),
    changeHandshakes: (...args) => call('changeHandshakes', args),
    noteTemplateEditing: (...args) => call('noteTemplateEditing', args),
    changeWindows: (...args) => call('changeWindows', args),
    takeIntoMaintenance: (...args) => call('takeIntoMaintenance', args),
    settleMaintenance: (...args) => call('settleMaintenance', args),
    changeViews: (...args) => call('changeViews', args),
    provision: (...args) => call('provision', args),
    retain: (...args) => call('retain', args),
    saveRetentionTime: (...args) => call('saveRetentionTime', args),
    updateHistories: (...args) => call('updateHistories', args),
    catchUp: () => call('catchUp', []),
    queueMessages: () => call('queueMessages', []),
    indexMessages: (...args) => call('indexMessages', args),
    probe: () => call('probe', []),
    async close() {
      await call('close', []);
      await close();
    },
  };
}
