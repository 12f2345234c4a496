import { expect, test } from '@jest/globals';
import type { Group } from '../../../../domain/group.ts';
import { OpenGroupCache } from './open-group-cache.ts';

const cached = (id: number) => ({ id, group: {} as Group, activity: null, lastAlertId: null });

test('a group is found until it is deleted or forgotten', () => {
  const cache = new OpenGroupCache();
  cache.set('a', cached(1));
  cache.set('b', cached(2));
  expect(cache.get('a')?.id).toBe(1);
  cache.delete('a');
  cache.forget(2);
  cache.forget(3);
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, undefined]);
});

test('the groups that were used last stay, however many come, and a forgotten one does not come back', () => {
  const cache = new OpenGroupCache();
  cache.set('early', cached(1));
  for (let id = 2; id <= 60_000; id++) {
    cache.set(`key ${id}`, cached(id));
  }
  expect(cache.get('early')?.id).toBe(1);
  cache.set('early', cached(1));
  cache.forget(1);
  expect(cache.get('early')).toBeUndefined();
  for (let id = 60_001; id <= 100_000; id++) {
    cache.set(`key ${id}`, cached(id));
  }
  expect(cache.get('key 100000')?.id).toBe(100_000);
  expect(cache.get('key 2')).toBeUndefined();
});
