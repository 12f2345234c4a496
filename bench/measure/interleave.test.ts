import { expect, test } from '@jest/globals';
import { interleave } from './interleave.ts';

/** A machine that takes these times for the fixed piece of work, one after the other, and keeps the last one. */
function machine(...times: number[]) {
  let next = 0;
  const calibration = {
    best: Number.POSITIVE_INFINITY,
    async measure() {
      const time = times[Math.min(next, times.length - 1)] as number;
      next += 1;
      calibration.best = Math.min(calibration.best, time);
      return time;
    },
    close: async () => {},
  };
  return calibration;
}

/** Records only the order in which it is asked. */
function subjects(...names: string[]) {
  const asked: string[] = [];
  const list = names.map((name) => ({
    name,
    measure: async (round: number) => {
      asked.push(`${name}${round}`);
      return asked.length;
    },
  }));
  return { asked, list };
}

test('each round begins with another subject', async () => {
  const { asked, list } = subjects('a', 'b', 'c');
  const measured = await interleave(list, 2, machine(10));
  expect(asked).toEqual(['a0', 'b0', 'c0', 'b1', 'c1', 'a1']);
  expect(measured.get('a')).toEqual({ results: [1, 6], rounds: [0, 1], slices: 2, disturbed: false });
});

test('a slice is repeated if the machine was slow around it', async () => {
  const { asked, list } = subjects('a');
  const measured = await interleave(list, 2, machine(10, 10, 20, 10, 10));
  expect(asked).toEqual(['a0', 'a1', 'a2', 'a3']);
  expect(measured.get('a')).toEqual({ results: [1, 4], rounds: [0, 3], slices: 4, disturbed: false });
});

test('slowness becomes visible only once the machine has been faster', async () => {
  const { list } = subjects('a');
  const measured = await interleave(list, 2, machine(20, 20, 10, 10, 10));
  expect(measured.get('a')).toEqual({ results: [3, 4], rounds: [2, 3], slices: 4, disturbed: false });
});

test('without a quiet slice the least disturbed one is returned and marked', async () => {
  const { list } = subjects('a');
  const calibration = { ...machine(50, 40, 30, 60), best: 10 };
  const measured = await interleave(list, 1, calibration);
  expect(measured.get('a')).toEqual({ results: [2], rounds: [1], slices: 3, disturbed: true });
});
