import { expect, test } from '@jest/globals';
import type { Group } from '../../../domain/group.ts';
import { OpenGroups } from './open-group-cache.ts';

const held = (id: number) => ({ id, group: {} as Group, lastAlertId: null });

test('a group is found until it is deleted or forgotten', () => {
  const groups = new OpenGroups();
  groups.set('a', held(1));
  groups.set('b', held(2));
  expect(groups.get('a')?.id).toBe(1);
  groups.delete('a');
  groups.forget(2);
  groups.forget(3);
  expect([groups.get('a'), groups.get('b')]).toEqual([undefined, undefined]);
});

test('those of late are kept, however many come, and none comes back that was forgotten', () => {
  const groups = new OpenGroups();
  groups.set('early', held(1));
  for (let id = 2; id <= 60_000; id++) {
    groups.set(`key ${id}`, held(id));
  }
  expect(groups.get('early')?.id).toBe(1);
  groups.set('early', held(1));
  groups.forget(1);
  expect(groups.get('early')).toBeUndefined();
  for (let id = 60_001; id <= 100_000; id++) {
    groups.set(`key ${id}`, held(id));
  }
  expect(groups.get('key 100000')?.id).toBe(100_000);
  expect(groups.get('key 2')).toBeUndefined();
});
