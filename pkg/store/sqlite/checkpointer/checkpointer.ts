import { longLog } from '../connection.ts';
import { startThread } from '../thread/start-thread.ts';

/**
 * A thread that copies pages from the write-ahead log to the database file while the writer goes on. Without it a commit
 * does that from time to time, and all alerts that arrive meanwhile wait.
 */
export interface Checkpointer {
  /**
   * Starts a checkpoint where the log has become long and none is under way. Where one could not copy the pages, the next starts
   * when as many more have been written. To be called after each write.
   * @param pagesToCheckpoint pages of the log that are not in the file yet
   */
  checkpointIfLong(pagesToCheckpoint: number): void;
  /** Resolves once its connection is closed. */
  close(): Promise<void>;
}

/**
 * @param path of the database file, which is there
 * @param onFatal called if the thread ends although nobody closed it
 */
export function startCheckpointer(path: string, onFatal: (error: Error) => void): Checkpointer {
  const thread = startThread({ role: 'checkpointer', path });
  let isBusy = false;
  let nextAt = longLog;
  thread.on('message', () => {
    isBusy = false;
  });
  thread.on('error', (error) => onFatal(error as Error));
  return {
    checkpointIfLong(pagesToCheckpoint) {
      if (pagesToCheckpoint < longLog) {
        nextAt = longLog;
      } else if (pagesToCheckpoint >= nextAt) {
        // The log does not get shorter while a reader holds it.
        nextAt = pagesToCheckpoint + longLog;
        if (!isBusy) {
          isBusy = true;
          thread.postMessage('checkpoint');
        }
      }
    },
    async close() {
      await thread.terminate();
    },
  };
}
