import { parentPort } from 'node:worker_threads';
import { openCheckpointer } from '../connection.ts';

/** Makes a checkpoint for each message to this thread, and replies when it is done. */
export function serveCheckpointer(path: string): void {
  const database = openCheckpointer(path);
  parentPort?.on('message', () => {
    try {
      database.exec('pragma wal_checkpoint(passive)');
    } catch {
      // Pages that could not be copied are still in the log, so nothing is lost; the writer copies them later.
    }
    parentPort?.postMessage('done');
  });
}
