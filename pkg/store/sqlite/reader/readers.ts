import { createReadQueue, type ReadWatch } from '../../health/read-queue.ts';
import type { Reader } from '../../sql/reader.ts';
import type { ReadArguments, ReadName, ReadResult } from '../../sql/reads.ts';
import { classifySqliteError } from '../fault.ts';
import { identifyFiles } from '../file-guard.ts';
import { startCalls, type ThreadCalls } from '../thread/start-calls.ts';

/** Threads that read, so that neither a disk that hangs nor a large result holds up the thread that receives. */
export interface Readers extends Reader {
  close(): Promise<void>;
}

/** An org uses one at a time, so that other orgs can read while its read is slow. */
const threadCount = 2;

export interface ReadersOptions {
  /** Called if a thread ends although nobody closed it. */
  onFatal: (error: Error) => void;
  watch: Omit<ReadWatch, 'classify'>;
  /** After which a read is given up; by default a few seconds. */
  timeoutMs?: number | undefined;
}

/**
 * Starts the first thread at once, and another when all are busy.
 * @param path of the database file, which is there
 * @throws {StoreUnavailable} where it cannot be opened
 */
export async function startReaders(path: string, { onFatal, watch, timeoutMs }: ReadersOptions): Promise<Readers> {
  // A thread that starts later has to open the files that the first one has open.
  const files = identifyFiles(path);
  const threads = new Map<number, Promise<ThreadCalls>>();
  const queue = createReadQueue(threadCount, { ...watch, classify: classifySqliteError }, timeoutMs);
  await threadOf(0);

  return {
    read: <Name extends ReadName>(owner: number, name: Name, ...args: ReadArguments<Name>) =>
      queue.run(owner, async (number) => (await threadOf(number)).call<ReadResult<Name>>(name, args)),
    async close() {
      const closing = Promise.all([...threads.values()].map(async (thread) => (await thread).close()));
      // A thread that waits for the disk does not end before the disk answers, or fails when nobody asks any more.
      if (queue.isHanging()) {
        closing.catch(() => {});
      } else {
        await closing;
      }
    },
  };

  function threadOf(number: number): Promise<ThreadCalls> {
    let thread = threads.get(number);
    if (thread === undefined) {
      thread = startCalls({ role: 'reader', path }, { onFatal }, [files]);
      threads.set(number, thread);
      thread.catch(() => threads.delete(number));
    }
    return thread;
  }
}
