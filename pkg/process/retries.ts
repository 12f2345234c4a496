import { afterTimeout } from '../after-timeout.ts';

/** Repeats attempts until they succeed. */
export interface Retries {
  /** @returns the result of `attempt`, or undefined if `stop` was called before it succeeded */
  untilSuccess<T>(attempt: () => Promise<T>): Promise<T | undefined>;
  /** Ends the pause before the next attempt. */
  retryNow(): void;
  /** Makes no further attempts. A running one continues. */
  stop(): void;
}

export interface RetryOptions {
  /** Called with the error of each failed attempt. */
  onFailed: (error: unknown) => void;
  /** Calls `then` after that many milliseconds, unless the returned function is called first. */
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

/** The pause between two attempts. */
const retryDelayMs = 2000;
