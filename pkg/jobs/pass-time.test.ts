import { expect, test } from '@jest/globals';
import { passTime } from './pass-time.ts';

/** The job at a time that the test sets. */
function createJob(more = false) {
  const calls: unknown[] = [];
  const clock = { now: 1_000_000, elapsed: 0 };
  const timer = passTime({
    store: {
      async noteReceiving(...args) {
        calls.push(['note', ...args]);
      },
      async passTime(now) {
        calls.push(['pass', now]);
        return more;
      },
    },
    now: () => clock.now,
    elapsed: () => clock.elapsed,
  });
  return { timer, calls, clock };
}

test('it is noted every 15 s that alerts can be received, with the time that has really passed', async () => {
  const { timer, calls, clock } = createJob();
  for (const [now, elapsed] of [
    [1_000_000, 0],
    [1_014_000, 14_000],
    [5_000_000, 16_000],
  ] as const) {
    Object.assign(clock, { now, elapsed });
    await timer.run();
  }
  expect(calls).toEqual([
    ['note', 1_000_000, null],
    ['pass', 1_000_000],
    ['pass', 1_014_000],
    ['note', 5_000_000, 16_000],
    ['pass', 5_000_000],
  ]);
});

test.each([
  ['no more groups are due', false, 1000],
  ['more are', true, 50],
])('when %s there is a pause', async (_, more, pause) => {
  expect(await createJob(more).timer.run()).toBe(pause);
});
