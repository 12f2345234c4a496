import { expect, test } from '@jest/globals';
import type { Database } from './database.ts';
import { createMemory } from './memory.ts';

/** What is read has a connection, of which the memory itself asks nothing. */
const db = {} as Database['db'];

function memoryOf(versions: { current: number | null }) {
  const { remember, recall } = createMemory(async () => versions.current);
  let made = 0;
  const make = async () => (made += 1);
  return { read: (key: string) => remember(db, key, make, () => 1), remember, recall };
}

test('what was read is remembered until somebody writes', async () => {
  const versions = { current: 1 };
  const { read } = memoryOf(versions);
  expect([await read('a'), await read('a'), await read('b'), await read('a')]).toEqual([1, 1, 2, 1]);
  versions.current = 2;
  expect([await read('a'), await read('a')]).toEqual([3, 3]);
});

test('what is remembered is told without reading it, until somebody writes', async () => {
  const versions: { current: number | null } = { current: 1 };
  const { read, recall } = memoryOf(versions);
  expect(await recall(db, 'a')).toBeNull();
  await read('a');
  expect([await recall(db, 'a'), await recall(db, 'b')]).toEqual([1, null]);
  versions.current = 2;
  expect(await recall(db, 'a')).toBeNull();
  versions.current = null;
  expect(await recall(db, 'a')).toBeNull();
});

test('a long key takes the place of many groups', async () => {
  const { read } = memoryOf({ current: 1 });
  expect([await read('a'), await read('b'.repeat(20_000_000)), await read('a')]).toEqual([1, 2, 1]);
  expect([await read('c'.repeat(20_000_000)), await read('b'.repeat(20_000_000)), await read('d')]).toEqual([3, 4, 5]);
});

test('nothing is remembered where the version is not known', async () => {
  const { read } = memoryOf({ current: null });
  expect([await read('a'), await read('a')]).toEqual([1, 2]);
});

test('who asks meanwhile waits for the same, on the same version only', async () => {
  const versions = { current: 1 };
  const { remember } = memoryOf(versions);
  const first = Promise.withResolvers<string>();
  const one = remember(
    db,
    'a',
    () => first.promise,
    () => 1
  );
  const two = remember(
    db,
    'a',
    async () => 'made twice',
    () => 1
  );
  // Both have asked for the version.
  await new Promise(setImmediate);
  versions.current = 2;
  expect(
    await remember(
      db,
      'a',
      async () => 'newer',
      () => 1
    )
  ).toBe('newer');
  first.resolve('shared');
  expect(await Promise.all([one, two])).toEqual(['shared', 'shared']);
});

test('what fails is not remembered, and fails for nobody else', async () => {
  const { remember } = memoryOf({ current: 1 });
  const first = Promise.withResolvers<string>();
  const one = remember(
    db,
    'a',
    () => first.promise,
    () => 1
  );
  const two = remember(
    db,
    'a',
    async () => 'its own',
    () => 1
  );
  await new Promise(setImmediate);
  first.reject(new Error('given up'));
  await expect(one).rejects.toThrow('given up');
  expect(await two).toBe('its own');
  expect(
    await remember(
      db,
      'a',
      async () => 'again',
      () => 1
    )
  ).toBe('again');
});
