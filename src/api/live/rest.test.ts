import { QueryClient } from '@tanstack/react-query';
import { isResting, restOf, rests } from './rest';

const listOf = (length: number) => Array.from({ length }, (_, i) => i);

it.each([
  [0, 0],
  [100, 0],
  [101, 3030],
  [1000, 30_000],
])('a list of %d rests for %d ms', (length, expected) => {
  expect(restOf(listOf(length))).toBe(expected);
});

it('is read at once as long as nothing is known of it', () => {
  expect(restOf(undefined)).toBe(0);
});

it.each([
  ['a long list that was just read', { length: 1000, ago: 29_000, meta: rests }, true],
  ['a long list that was read long ago', { length: 1000, ago: 31_000, meta: rests }, false],
  ['a short list', { length: 100, ago: 0, meta: rests }, false],
  ['what does not rest', { length: 1000, ago: 0, meta: undefined }, false],
])('%s: %j rests: %s', async (_, { length, ago, meta }, expected) => {
  const client = new QueryClient();
  await client.query({ queryKey: ['list'], queryFn: () => listOf(length), ...(meta && { meta }) });
  client.setQueryData(['list'], listOf(length), { updatedAt: Date.now() - ago });
  const query = client.getQueryCache().find({ queryKey: ['list'] });
  expect(query && isResting(query)).toBe(expected);
});
