import { expect, test } from '@jest/globals';
import { createTemplateEnvironment } from './environment.ts';

test('a template is not blamed for the time in which its thread waits', () => {
  const { stopwatch } = createTemplateEnvironment(() => 0);
  const start = stopwatch?.() as number;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  expect((stopwatch?.() as number) - start).toBeLessThan(400);
});
