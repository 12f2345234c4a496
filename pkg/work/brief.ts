/** Runs tasks on a thread that others wait for, as long as they take little time. */
export interface Brief {
  /** Called for each rendering that would have taken longer; see `createBriefEnvironment`. */
  readonly overran: () => void;
  /** @returns the result of `task`, or undefined if a part of it would have taken longer; `task` must not wait for anything */
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
