import { expect, test } from '@jest/globals';
import { parseCpu, readUsage } from './process-usage.ts';

test('CPU time is found after any name of a process', () => {
  const fields = ['S', ...Array.from({ length: 10 }, (_, i) => i), 120, 30, 9, 9].join(' ');
  expect(parseCpu(`4711 (a) b (c) ${fields}`)).toBe(1_500_000);
});

test('a process that does not exist has no usage', () => {
  expect(readUsage(2 ** 30)).toBeNull();
});
