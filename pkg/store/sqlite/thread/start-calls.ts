import { unpackFailure } from './failure.ts';
import type { ThreadReply, ThreadRequest } from './messages.ts';
import { startThread, type ThreadData } from './start-thread.ts';

/** A thread of the store that carries out calls, one after another. */
export interface ThreadCalls {
  /** @throws {StoreUnavailable} where the database is at fault */
  call<Result>(name: string, args: readonly unknown[]): Promise<Result>;
  /** Ends the thread. Every call fails from then on, also one under way. */
  close(): Promise<void>;
}

export interface ThreadCallsOptions {
  /** Called if the thread ends although nobody closed it; every call fails from then on. */
  onFatal: (error: Error) => void;
  /** Called with each reply, with the state of the thread that comes with it. */
  onState?: (state: unknown) => void;
}

/**
 * Starts a thread and has it open the database, with the call `open`.
 * @param openWith the arguments of that call
 * @throws {StoreUnavailable} where it cannot be opened
 */
export async function startCalls(
  data: ThreadData,
  { onFatal, onState }: ThreadCallsOptions,
  openWith: readonly unknown[] = []
): Promise<ThreadCalls> {
  const worker = startThread(data);
  const calls = new Map<number, Call>();
  let lastCall = 0;
  let ended: Error | undefined;

  worker.on('message', ({ id, result, error, state }: ThreadReply) => {
    const call = calls.get(id);
    calls.delete(id);
    onState?.(state);
    if (error === undefined) {
      call?.resolve(result);
    } else {
      call?.reject(unpackFailure(error));
    }
  });
  worker.on('error', (error) => end(error as Error));
  worker.on('exit', () => end(new Error(`the ${data.role} has ended`)));

  function end(error: Error): void {
    if (ended === undefined) {
      ended = error;
      onFatal(error);
    }
    calls.forEach(({ reject }) => reject(ended));
    calls.clear();
  }

  const thread: ThreadCalls = {
    call(name, args) {
      if (ended !== undefined) {
        return Promise.reject(ended);
      }
      lastCall += 1;
      const id = lastCall;
      return new Promise((resolve, reject) => {
        calls.set(id, { resolve: resolve as Call['resolve'], reject });
        worker.postMessage({ id, name, args } satisfies ThreadRequest);
      });
    },
    async close() {
      ended ??= new Error('the store is closed');
      await worker.terminate();
    },
  };
  try {
    await thread.call('open', openWith);
  } catch (error) {
    await thread.close();
    throw error;
  }
  return thread;
}

interface Call {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}
