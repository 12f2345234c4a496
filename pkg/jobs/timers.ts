import type { Logger } from '../logger.ts';

/** Something that is done again and again. */
export interface Timer {
  /** For the log, and for whoever decides which of several sidecars runs it. */
  readonly name: string;
  /** From the start of the timers to the first run; the period where it is left out. */
  readonly firstDelayMs?: number;
  /** From the end of a run to the next one. */
  readonly periodMs: number;
  /** One run. @returns the milliseconds until the next one, where that is not the period */
  run(): Promise<number | void>;
}

/** Runs each timer by itself, one run at a time. @returns stops them; a run that is under way goes on */
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
