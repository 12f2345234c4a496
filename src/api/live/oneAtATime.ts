/**
 * Runs a task one at a time. Calls that come while it runs share one further run, so that a task that is slower than its calls
 * still catches up, and every call is followed by a run that began after it.
 */
export function oneAtATime(task: () => Promise<unknown>): () => void {
  let running = false;
  let again = false;

  const run = async () => {
    running = true;
    do {
      again = false;
      await task().catch(() => undefined);
    } while (again);
    running = false;
  };

  return () => {
    if (running) {
      again = true;
    } else {
      void run();
    }
  };
}
