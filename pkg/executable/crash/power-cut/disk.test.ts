import { describe, expect, test } from '@jest/globals';
import { type Cut, Disk } from './disk.ts';
import type { DiskEvent } from './trace.ts';

const opened: DiskEvent = { kind: 'opened', path: '/f/a' };
const written = (text: string, offset = 0): DiskEvent => ({
  kind: 'written',
  path: '/f/a',
  offset,
  bytes: Buffer.from(text),
});
const truncated = (size: number): DiskEvent => ({ kind: 'truncated', path: '/f/a', size });
const unlinked: DiskEvent = { kind: 'unlinked', path: '/f/a' };
const sync = (path: string, ...meanwhile: DiskEvent[]): DiskEvent[] => [
  { kind: 'syncing', path },
  ...meanwhile,
  { kind: 'synced', path },
];
const isThere = [opened, ...sync('/f')];

function after(events: readonly DiskEvent[], cut: Cut, random = () => 0) {
  const disk = new Disk();
  events.forEach((event) => disk.apply(event));
  return Object.fromEntries([...disk.afterCut(cut, random)].map(([path, bytes]) => [path, String(bytes)]));
}

test.each<[string, DiskEvent[], without: object, withAll: object]>([
  ['a name without a sync of its folder', [opened, written('x'), ...sync('/f/a')], {}, { '/f/a': 'x' }],
  ['bytes without a sync', [...isThere, written('x')], { '/f/a': '' }, { '/f/a': 'x' }],
  ['bytes after a sync', [...isThere, written('x'), ...sync('/f/a')], { '/f/a': 'x' }, { '/f/a': 'x' }],
  ['bytes during a sync', [...isThere, ...sync('/f/a', written('x'))], { '/f/a': '' }, { '/f/a': 'x' }],
  ['a shorter file', [...isThere, written('abc'), ...sync('/f/a'), truncated(1)], { '/f/a': 'abc' }, { '/f/a': 'a' }],
  ['a name taken away', [...isThere, unlinked], { '/f/a': '' }, {}],
  [
    'a name used again',
    [...isThere, written('old'), ...sync('/f/a'), unlinked, opened, written('new'), ...sync('/f/a')],
    { '/f/a': 'old' },
    { '/f/a': 'new' },
  ],
])('%s', (_, events, without, withAll) => {
  expect([after(events, 'none'), after(events, 'all')]).toEqual([without, withAll]);
});

describe('with luck', () => {
  test('sectors of a write are there or not, each by itself', () => {
    const forNames = 0;
    const luck = [forNames, 0.9, 0, 0.9];
    const random = () => luck.shift() ?? 0.9;
    const content = after([...isThere, written('a'.repeat(1000), 100)], 'some', random)['/f/a'];
    expect(content).toBe('\0'.repeat(512) + 'a'.repeat(512));
  });

  test('names are there up to one of their changes', () => {
    expect(after([opened, { kind: 'opened', path: '/f/b' }], 'some', () => 0.5)).toEqual({ '/f/a': '' });
  });
});
