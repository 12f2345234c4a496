import { expect, test } from '@jest/globals';
import { endSilences } from './end-silences.ts';

test.each([
  ['soon where some have ended', async () => [1], 50],
  ['after a second where none is due', async () => [], 1000],
] satisfies Array<[string, () => Promise<number[]>, number]>)('it looks again %s', async (_, end, pauseMs) => {
  const timer = endSilences({ store: { endSilences: end }, now: () => 5000 });
  expect(await timer.run()).toBe(pauseMs);
});
