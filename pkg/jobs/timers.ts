import type { Logger } from '../logger.ts';
import { StoreUnavailable } from '../store/fault.ts';
import type { Store } from '../store/store.ts';

/** A task that runs periodically. */
export interface Timer {
  /** Identifies it in the log, and among the sidecars that share a database. */
  readonly name: string;
  /** Whether it runs in one sidecar at a time for all that share a database; by default it runs in each. */
  readonly runsOnce?: boolean;
  /** The time from the start to the first run; by default the period. */
  readonly firstDelayMs?: number;
  /** The time from the end of a run to the next one. */
  readonly periodMs: number;
  /** What the log says of a run that fails; by default that the timer failed. */
  readonly failure?: string;
  /** Called where it does not run as another sidecar runs it. */
  readonly elsewhere?: () => void;
  /** Runs the task once. @returns the milliseconds until the next run, if it differs from the period */
  run(): Promise<number | void>;
}

export interface TimersParts {
  logger: Logger;
  store: Pick<Store, 'takeLease'>;
}

/** Runs the timers independently of each other. Runs of one timer never overlap. @returns a function that stops them after their current runs */
export function startTimers(timers: readonly Timer[], parts: TimersParts): () => void {
  const stops = timers.map((timer) => start(timer, parts));
  return () => stops.forEach((stop) => stop());
}

function start(
  { name, runsOnce = false, firstDelayMs, periodMs, failure = 'a timer failed', elsewhere, run }: Timer,
  { logger, store }: TimersParts
): () => void {
  let next: NodeJS.Timeout | undefined;
  let isStopped = false;
  const runAndWait = async () => {
    let delayMs: number | void = undefined;
    try {
      if (!runsOnce || (await store.takeLease(name))) {
        delayMs = await run();
      } else {
        elsewhere?.();
      }
    } catch (error) {
      // That the store fails is in the log once, by the store's own word, not once a run.
      logger[error instanceof StoreUnavailable ? 'debug' : 'error']({ err: error, timer: name }, failure);
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
