import { expect, test } from '@jest/globals';
import { findHistoryFaults } from './history-faults.ts';
import type { SentAlert } from './load.ts';

/** A database that has these alerts, by their ids, and nothing else that could be wrong. */
const storing = (stored: Record<string, number>) => ({
  query: async (sql: string) =>
    (sql.includes('as mark, id') ? Object.entries(stored).map(([mark, id]) => ({ mark, id })) : []) as never,
});

const sent = (mark: string, sentAt: number, acknowledgedAt?: number): SentAlert => ({
  mark,
  key: 'k',
  sentAt,
  ...(acknowledgedAt !== undefined && { acknowledgedAt }),
});

test.each<[string, Record<string, number>, SentAlert[], string[]]>([
  ['all is stored, in order', { a: 1, b: 2 }, [sent('a', 0, 1), sent('b', 2, 3)], []],
  ['one that was not acknowledged is stored, and another is not', { a: 1 }, [sent('a', 0), sent('b', 1)], []],
  ['those of the same time have any order', { a: 2, b: 1 }, [sent('a', 0, 2), sent('b', 1, 3)], []],
  ['one is lost', {}, [sent('a', 0, 1)], ['a was acknowledged and is not stored']],
  ['one is not anybody’s', { a: 1 }, [], ['a is stored and nobody has sent it']],
  [
    'a later one comes first',
    { a: 3, b: 2, c: 1 },
    [sent('a', 0, 1), sent('b', 2, 4), sent('c', 3, 5)],
    ['c was sent when a was acknowledged, and comes before it'],
  ],
])('%s', async (_, stored, alerts, faults) => {
  expect(await findHistoryFaults(storing(stored), 'd', alerts)).toEqual(faults);
});
