/** Does things on a thread that others wait for, where they take little time. */
export interface Brief {
  /** To be told of each rendering that would have taken more; see `createBriefEnvironment`. */
  readonly overran: () => void;
  /** @returns what `task` came to, or undefined where some of it would have taken more; it must not wait for anything */
  attempt<Result>(task: () => Result): Result | undefined;
}

export function createBrief(): Brief {
  let hasOverrun = false;
  return {
    overran: () => {
      hasOverrun = true;
    },
    attempt(task) {
      hasOverrun = false;
      const result = task();
      return hasOverrun ? undefined : result;
    },
  };
}
