/** Runs something once after that many milliseconds, unless the returned function is called first. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

export interface Throttle {
  /** Runs at once if the last run was at least an interval ago, otherwise as soon as it is. The newest trigger is never lost. */
  trigger(): void;
  /** Prevents all further runs. */
  cancel(): void;
}

/** Lets `run` run at most once per interval (milliseconds). */
export function throttle(run: () => void, interval: number, schedule: Schedule = scheduleTimeout): Throttle {
  let stopWaiting: (() => void) | undefined;
  let again = false;

  const runAndWait = () => {
    again = false;
    stopWaiting = schedule(() => {
      stopWaiting = undefined;
      if (again) {
        runAndWait();
      }
    }, interval);
    run();
  };

  return {
    trigger() {
      if (stopWaiting) {
        again = true;
      } else {
        runAndWait();
      }
    },
    cancel() {
      stopWaiting?.();
      stopWaiting = () => {};
    },
  };
}

function scheduleTimeout(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
