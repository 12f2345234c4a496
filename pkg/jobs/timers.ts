import type { Logger } from '../logger.ts';

/** A task that runs periodically. */
export interface Timer {
  /** Identifies it in the log, and later when several sidecars share the timers. */
  readonly name: string;
  /** The time from the start to the first run; by default the period. */
  readonly firstDelayMs?: number;
  /** The time from the end of a run to the next one. */
  readonly periodMs: number;
  /** Runs the task once. @returns the milliseconds until the next run, if it differs from the period */
  run(): Promise<number | void>;
}

/** Runs the timers independently of each other. Runs of one timer never overlap. @returns a function that stops them after their current runs */
export function startTimers(timers: readonly Timer[], logger: Logger): () => void {
  const stops = timers.map((timer) => start(timer, logger));
  return () => stops.forEach((stop) => stop());
}

function start({ name, firstDelayMs, periodMs, run }: Timer, logger: Logger): () => void {
  let next: NodeJS.Timeout | undefined;
  let isStopped = false;
  const runAndWait = async () => {
    let delayMs: number | void = undefined;
    try {
      delayMs = await run();
    } catch (error) {
      logger.error({ err: error, timer: name }, 'a timer failed');
    }
    if (!isStopped) {
      next = setTimeout(() => void runAndWait(), delayMs ?? periodMs);
    }
  };
  next = setTimeout(() => void runAndWait(), firstDelayMs ?? periodMs);
  return () => {
    isStopped = true;
    clearTimeout(next);
  };
}
