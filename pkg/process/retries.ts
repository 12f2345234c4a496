/** What is tried until it works. */
export interface Retries {
  /** @returns what `attempt` came to, or undefined where `stop` was called before it worked */
  untilSuccess<T>(attempt: () => Promise<T>): Promise<T | undefined>;
  /** Ends the pause before the next attempt. */
  retryNow(): void;
  /** Makes no further attempt; one that is under way goes on. */
  stop(): void;
}

export interface RetryOptions {
  /** Is told of each attempt that fails. */
  onFailed: (error: unknown) => void;
  /** Calls `then` after a time in milliseconds, unless the returned function is called before. */
  after?: ((milliseconds: number, then: () => void) => () => void) | undefined;
}

export function createRetries({ onFailed, after = afterTimeout }: RetryOptions): Retries {
  let isStopped = false;
  let endPause: () => void = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      const cancel = after(retryDelayMs, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });

  return {
    async untilSuccess(attempt) {
      while (!isStopped) {
        try {
          return await attempt();
        } catch (error) {
          onFailed(error);
        }
        await pause();
      }
      return undefined;
    },
    retryNow: () => endPause(),
    stop() {
      isStopped = true;
      endPause();
    },
  };
}

/** Between two attempts, in milliseconds. */
const retryDelayMs = 2000;

function afterTimeout(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
