/**
 * Makes calls that come while the task runs into one more run after it, so that a task that is slower than its calls
 * still ends, and the last call is still answered by a run that began after it.
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
