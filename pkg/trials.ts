/** What is tried until it works. */
export interface Trials {
  /** @returns what `attempt` came to, or undefined where `stop` was called before it worked */
  untilItWorks<T>(attempt: () => Promise<T>): Promise<T | undefined>;
  /** Ends the pause before the next attempt. */
  hurry(): void;
  /** Makes no further attempt; one that is under way goes on. */
  stop(): void;
}

export interface TrialOptions {
  /** Is told of each attempt that fails. */
  failed: (error: unknown) => void;
  /** Calls `then` after a time in milliseconds, unless the returned function is called before. */
  after?: ((milliseconds: number, then: () => void) => () => void) | undefined;
}

export function createTrials({ failed, after = afterTimeout }: TrialOptions): Trials {
  let isStopped = false;
  let endPause: () => void = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      const cancel = after(trialPause, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });

  return {
    async untilItWorks(attempt) {
      while (!isStopped) {
        try {
          return await attempt();
        } catch (error) {
          failed(error);
        }
        await pause();
      }
      return undefined;
    },
    hurry: () => endPause(),
    stop() {
      isStopped = true;
      endPause();
    },
  };
}

/** Between two attempts, in milliseconds. */
const trialPause = 2000;

function afterTimeout(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
