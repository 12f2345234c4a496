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

/** @param path of the database file; it is opened at the first checkpoint */
export function startCheckpointer(path: string): Checkpointer {
  const thread = startThread({ role: 'checkpointer', path });
  let isBusy = false;
  thread.on('message', () => {
    isBusy = false;
  });
  // Without it the writer does all of the work, as it does what is left by it.
  thread.on('error', () => {
    isBusy = true;
  });
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
