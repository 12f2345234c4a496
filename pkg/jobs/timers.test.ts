import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { collectLog } from '../../test-support/sidecar/log.ts';
import { StoreUnavailable } from '../store/fault.ts';
import { startTimers } from './timers.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const { logger } = collectLog();
/** Has every lease. */
const store = { takeLease: async () => true };

/** A timer that records when it runs. */
function noting(options: { firstDelayMs?: number; periodMs: number; next?: number }) {
  const runs: number[] = [];
  return {
    runs,
    timer: {
      name: 'noting',
      ...options,
      async run() {
        runs.push(Date.now());
        return options.next;
      },
    },
  };
}

test('each timer runs at its period, the first time after its own delay if it has one, until it is stopped', async () => {
  jest.setSystemTime(0);
  const slow = noting({ periodMs: 1000 });
  const quick = noting({ firstDelayMs: 0, periodMs: 600 });
  const stop = startTimers([slow.timer, quick.timer], { logger, store });
  await jest.advanceTimersByTimeAsync(2000);
  stop();
  await jest.advanceTimersByTimeAsync(2000);
  expect([slow.runs, quick.runs]).toEqual([
    [1000, 2000],
    [0, 600, 1200, 1800],
  ]);
});

test('a run can set the delay of the next one', async () => {
  jest.setSystemTime(0);
  const { runs, timer } = noting({ periodMs: 1000, next: 50 });
  const stop = startTimers([timer], { logger, store });
  await jest.advanceTimersByTimeAsync(1100);
  stop();
  expect(runs).toEqual([1000, 1050, 1100]);
});

test('no run begins before the previous one has ended, or after the timers are stopped', async () => {
  const ends: Array<() => void> = [];
  const run = () => new Promise<void>((end) => ends.push(end));
  const stop = startTimers([{ name: 'long', periodMs: 10, run }], { logger, store });
  await jest.advanceTimersByTimeAsync(1000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await jest.advanceTimersByTimeAsync(10);
  expect(ends).toHaveLength(2);
  stop();
  ends[1]?.();
  await jest.advanceTimersByTimeAsync(1000);
  expect(ends).toHaveLength(2);
});

test('a timer that fails is named in the log and runs again, and the others continue', async () => {
  const collected = collectLog();
  const other = noting({ periodMs: 1000 });
  let failures = 0;
  const failing = {
    name: 'failing',
    periodMs: 500,
    async run() {
      failures += 1;
      throw new Error('broken');
    },
  };
  const stop = startTimers([failing, other.timer], { logger: collected.logger, store });
  await jest.advanceTimersByTimeAsync(1000);
  stop();
  expect([failures, other.runs.length]).toEqual([2, 1]);
  expect(collected.log).toMatchObject([{ timer: 'failing' }, { timer: 'failing' }]);
});

test('a timer may say itself what has failed', async () => {
  const collected = collectLog();
  const failure = 'nothing was written';
  const timer = { name: 'failing', periodMs: 500, failure, run: () => Promise.reject(new Error('broken')) };
  const stop = startTimers([timer], { logger: collected.logger, store });
  await jest.advanceTimersByTimeAsync(500);
  stop();
  expect(collected.log).toMatchObject([{ timer: 'failing', msg: failure }]);
});

test('that the store fails is no error of each timer at each run', async () => {
  const collected = collectLog();
  const full = new StoreUnavailable({ reason: 'disk_full', message: 'The disk is full.', isLasting: false });
  const timer = { name: 'failing', periodMs: 500, run: () => Promise.reject(full) };
  const stop = startTimers([timer], { logger: collected.logger, store });
  await jest.advanceTimersByTimeAsync(1000);
  stop();
  expect(collected.log).toEqual([]);
});

test('a timer that runs once for all sidecars runs only while this one has the lease', async () => {
  jest.setSystemTime(0);
  const asked = new Set<string>();
  let holds = false;
  const shared = noting({ periodMs: 1000, next: 100 });
  const own = noting({ periodMs: 1000 });
  const takeLease = async (task: string) => {
    asked.add(task);
    return holds;
  };
  const elsewhere: number[] = [];
  const told = { elsewhere: () => elsewhere.push(Date.now()) };
  const timers = [
    { ...shared.timer, ...told, name: 'shared', runsOnce: true },
    { ...own.timer, ...told },
  ];
  const stop = startTimers(timers, { logger, store: { takeLease } });
  await jest.advanceTimersByTimeAsync(2000);
  expect([shared.runs, own.runs, [...asked]]).toEqual([[], [1000, 2000], ['shared']]);
  holds = true;
  await jest.advanceTimersByTimeAsync(1200);
  holds = false;
  await jest.advanceTimersByTimeAsync(2000);
  stop();
  expect(shared.runs).toEqual([3000, 3100, 3200]);
  expect(elsewhere).toEqual([1000, 2000, 3300, 4300]);
});
