import { parentPort } from 'node:worker_threads';
import { openCheckpointer } from '../connection.ts';

/** Makes a checkpoint at each message that comes to this thread, and tells when it is done. */
export function serveCheckpointer(path: string): void {
  const database = openCheckpointer(path);
  parentPort?.on('message', () => {
    try {
      database.exec('pragma wal_checkpoint(passive)');
    } catch {
      // What could not be copied is still in the log, so nothing is lost; the writer tries it again.
    }
    parentPort?.postMessage('done');
  });
}
