import { expect, test } from '@jest/globals';
import { editor } from '../../../test-support/sidecar/caller.ts';
import { createOperations } from './operations.ts';

const caller = editor('ada', 'Ada');

test.each([
  ['a storm', true, [40, 120]],
  ['quiet times', false, []],
])('in %s the pauses after parts that take 10 and 30 ms are %j ms', async (_, isStorm, expected) => {
  let time = 0;
  const pauses: number[] = [];
  const { takeTurn } = createOperations({
    now: () => 0,
    elapsed: () => time,
    isStorm: () => isStorm,
    pause: async (milliseconds) => pauses.push(milliseconds),
  });
  for (const milliseconds of [10, 30]) {
    expect(await takeTurn(1, async () => (time += milliseconds))).toBe(time);
  }
  await takeTurn(1, async () => {});
  expect(pauses.filter((pause) => pause > 0)).toEqual(expected);
});

test('a part that fails does not hold up those behind it', async () => {
  const { takeTurn } = createOperations({ now: () => 0, elapsed: () => 0, isStorm: () => false });
  const failing = takeTurn(1, async () => {
    throw new Error('the disk is full');
  });
  const next = takeTurn(2, async () => 'done');
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await next).toBe('done');
});

test('what is done is remembered for ten minutes', async () => {
  let now = 0;
  const { run, progressOf } = createOperations<number>({ now: () => now, elapsed: () => 0, isStorm: () => false });
  let runs = 0;
  const ask = (operation: string) => run(caller, operation, async () => (runs += 1));
  expect([await ask('a'), await ask('a'), await ask('b')]).toEqual([1, 1, 2]);
  now = 10 * 60_000 + 1;
  expect(await ask('c')).toBe(3);
  expect([progressOf(caller, 'a'), progressOf(caller, 'c')?.state]).toEqual([undefined, 'done']);
  expect(await ask('a')).toBe(4);
});
