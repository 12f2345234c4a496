import { describe, expect, test } from '@jest/globals';
import { type Schedule, throttle } from './throttle.ts';

/** A clock that stands still until it is moved. */
function createClock() {
  let now = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const schedule: Schedule = (run, milliseconds) => {
    const timer = { at: now + milliseconds, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  return {
    schedule,
    now: () => now,
    waiting: () => timers.size,
    moveTo(time: number) {
      now = time;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}

function runAt(triggers: readonly number[], until: number): number[] {
  const clock = createClock();
  const runs: number[] = [];
  const { trigger } = throttle(() => runs.push(clock.now()), 1000, clock.schedule);
  for (let time = 0; time <= until; time += 100) {
    clock.moveTo(time);
    triggers.filter((at) => at === time).forEach(trigger);
  }
  return runs;
}

describe('throttle', () => {
  test.each<[string, number[], number[]]>([
    ['runs nothing untriggered', [], []],
    ['runs at once', [300], [300]],
    ['runs again at the end of the interval', [0, 100], [0, 1000]],
    ['runs once for many triggers', [0, 100, 200, 300, 900], [0, 1000]],
    ['never runs twice in one interval', [0, 500, 1000, 1100, 1900], [0, 1000, 2000]],
    ['keeps the pace after a late run', [0, 900, 1200], [0, 1000, 2000]],
    ['runs at once again after a quiet interval', [0, 1500, 2700], [0, 1500, 2700]],
    ['counts the interval from the late run', [0, 500, 2200], [0, 1000, 2200]],
  ])('%s', (_, triggers, runs) => {
    expect(runAt(triggers, 5000)).toEqual(runs);
  });

  test('runs nothing and waits for nothing once it is cancelled', () => {
    const clock = createClock();
    let runs = 0;
    const { trigger, cancel } = throttle(() => runs++, 1000, clock.schedule);
    trigger();
    trigger();
    cancel();
    expect(clock.waiting()).toBe(0);
    trigger();
    clock.moveTo(10_000);
    expect(runs).toBe(1);
  });

  test('runs again after a trigger from within a run', () => {
    const clock = createClock();
    const runs: number[] = [];
    const { trigger } = throttle(
      () => {
        runs.push(clock.now());
        if (runs.length === 1) {
          trigger();
        }
      },
      1000,
      clock.schedule
    );
    trigger();
    clock.moveTo(1000);
    clock.moveTo(2000);
    expect(runs).toEqual([0, 1000]);
  });
});
