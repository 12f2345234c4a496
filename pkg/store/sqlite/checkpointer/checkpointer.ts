import { startThread } from '../thread/start-thread.ts';

/**
 * A thread that copies pages from the write-ahead log to the database file while the writer goes on. Without it a commit
 * does that every now and then, and all alerts that come meanwhile wait for it.
 */
export interface Checkpointer {
  /** Has what is in the log now copied; does nothing while that goes on. */
  checkpoint(): void;
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
  thread.on('message', () => {
    isBusy = false;
  });
  thread.on('error', (error) => died(error as Error));
  return {
    checkpoint() {
      if (!isBusy) {
        isBusy = true;
        thread.postMessage('checkpoint');
      }
    },
    async close() {
      await thread.terminate();
    },
  };
}
