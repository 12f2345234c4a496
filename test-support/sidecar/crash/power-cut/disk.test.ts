import { describe, expect, test } from '@jest/globals';
import { type Cut, Disk } from './disk.ts';
import type { DiskEvent } from './trace.ts';

// Syncs begin at 1, after all calls have returned that have no other time.
const opened: DiskEvent = { kind: 'opened', path: '/f/a', end: 0 };
const written = (text: string, offset = 0, end = 0): DiskEvent => ({
  kind: 'written',
  path: '/f/a',
  offset,
  bytes: Buffer.from(text),
  end,
});
const truncated = (size: number): DiskEvent => ({ kind: 'truncated', path: '/f/a', size, end: 0 });
const unlinked: DiskEvent = { kind: 'unlinked', path: '/f/a', end: 0 };
const sync = (path: string, begin = 1): DiskEvent => ({ kind: 'synced', path, begin });
const isThere = [opened, sync('/f')];

function after(events: readonly DiskEvent[], cut: Cut, random = () => 0) {
  const disk = new Disk();
  events.forEach((event) => disk.apply(event));
  return Object.fromEntries([...disk.afterCut(cut, random)].map(([path, bytes]) => [path, String(bytes)]));
}

test.each<[string, DiskEvent[], without: object, withAll: object]>([
  ['a name without a sync of its folder', [opened, written('x'), sync('/f/a')], {}, { '/f/a': 'x' }],
  ['bytes without a sync', [...isThere, written('x')], { '/f/a': '' }, { '/f/a': 'x' }],
  ['bytes after a sync', [...isThere, written('x'), sync('/f/a')], { '/f/a': 'x' }, { '/f/a': 'x' }],
  ['bytes during a sync', [...isThere, written('x', 0, 2), sync('/f/a')], { '/f/a': '' }, { '/f/a': 'x' }],
  [
    'syncs of two threads',
    [...isThere, written('a'), written('b', 1, 2), sync('/f/a', 1), written('c', 2, 4), sync('/f/a', 3)],
    { '/f/a': 'ab' },
    { '/f/a': 'abc' },
  ],
  [
    'what follows a write that goes on',
    [...isThere, written('a', 0, 3), written('b', 1, 1), sync('/f/a', 2)],
    { '/f/a': '' },
    { '/f/a': 'ab' },
  ],
  ['a shorter file', [...isThere, written('abc'), sync('/f/a'), truncated(1)], { '/f/a': 'abc' }, { '/f/a': 'a' }],
  ['a name taken away', [...isThere, unlinked], { '/f/a': '' }, {}],
  [
    'a name used again',
    [...isThere, written('old'), sync('/f/a'), unlinked, opened, written('new'), sync('/f/a')],
    { '/f/a': 'old' },
    { '/f/a': 'new' },
  ],
])('%s', (_, events, without, withAll) => {
  expect([after(events, 'none'), after(events, 'all')]).toEqual([without, withAll]);
});

describe('with luck', () => {
  test('each sector of a write survives or not, independently of the others', () => {
    const forNames = 0;
    const luck = [forNames, 0.9, 0, 0.9];
    const random = () => luck.shift() ?? 0.9;
    const content = after([...isThere, written('a'.repeat(1000), 100)], 'some', random)['/f/a'];
    expect(content).toBe('\0'.repeat(512) + 'a'.repeat(512));
  });

  test('names survive up to one of their changes', () => {
    expect(after([opened, { kind: 'opened', path: '/f/b', end: 0 }], 'some', () => 0.5)).toEqual({ '/f/a': '' });
  });
});
