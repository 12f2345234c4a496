import { longLog } from '../connection.ts';
import { startThread } from '../thread/start-thread.ts';

/**
 * A thread that copies pages from the write-ahead log to the database file while the writer goes on. Without it a commit
 * does that every now and then, and all alerts that come meanwhile wait for it.
 */
export interface Checkpointer {
  /**
   * To be told how many pages of the log are not in the file yet. Where it has become long they are copied, unless that goes on
   * already; where they cannot be, it is tried again when as many more have come.
   */
  look(pagesToCheckpoint: number): void;
  /** Resolves once its connection is closed. */
  close(): Promise<void>;
}

/**
 * @param path of the database file, which is there
 * @param died is called if the thread ends although nobody closed it
 */
export function startCheckpointer(path: string, died: (error: Error) => void): Checkpointer {
  const thread = startThread({ role: 'checkpointer', path });
  let isBusy = false;
  let nextAt = longLog;
  thread.on('message', () => {
    isBusy = false;
  });
  thread.on('error', (error) => died(error as Error));
  return {
    look(pagesToCheckpoint) {
      if (pagesToCheckpoint < longLog) {
        nextAt = longLog;
      } else if (pagesToCheckpoint >= nextAt) {
        // Where a reader holds the log, it does not get shorter.
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
