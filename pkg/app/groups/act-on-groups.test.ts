import { expect, test } from '@jest/globals';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { createTestStore } from '../../../test-support/sidecar/store-contract/test-store.ts';
import { createActOnGroups } from './act-on-groups.ts';

const caller = { orgId: 1, actor: { kind: 'user', login: 'ada', name: 'Ada' }, role: 'Editor' } as const;
const own = createTestStore(createSqlitePlace);

/** Opens a group for each key. @returns their ids */
async function open(...keys: string[]): Promise<number[]> {
  const added = await own.add(keys.map((groupingKey) => own.incoming(plainFacts({ groupingKey }))));
  return added.map(({ stored }) => stored?.groupId ?? 0);
}

const stateOf = async (id: number) => (await own.org.getGroup(id))?.state;

test('an action on many groups has an outcome for each, and one that refuses it does not hold up the others', async () => {
  const { act } = createActOnGroups(own.store, () => 5000);
  const [a = 0, b = 0, c = 0] = await open('a', 'b', 'c');
  expect(await act(caller, [b], { action: 'acknowledge' })).toEqual(['changed']);
  expect(await act(caller, [a, b, 999, c], { action: 'acknowledge' })).toEqual([
    'changed',
    'not_allowed',
    'not_found',
    'changed',
  ]);
  expect(await own.org.getGroup(c)).toMatchObject({ acknowledgedAt: 5000, acknowledgedBy: caller.actor });
});

test('an action reaches the groups of the caller’s org only', async () => {
  const { act, actOnOne, remove } = createActOnGroups(own.store, () => 0);
  const [id = 0] = await open('a');
  const stranger = { ...caller, orgId: 2 };
  expect(await act(stranger, [id], { action: 'resolve' })).toEqual(['not_found']);
  await expect(actOnOne(stranger, id, { action: 'resolve' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(remove(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await stateOf(id)).toBe('firing');
});

test('a silence lasts from now on, or has no end', async () => {
  const { act } = createActOnGroups(own.store, () => 1000);
  const [a = 0, b = 0] = await open('a', 'b');
  await act(caller, [a], { action: 'silence', minutes: 2 });
  await act(caller, [b], { action: 'silence', minutes: null });
  expect([(await own.org.getGroup(a))?.silencedUntil, (await own.org.getGroup(b))?.silencedUntil]).toEqual([
    121_000,
    null,
  ]);
});

test('one group that refuses an action says which state it is in, and by whom', async () => {
  const { actOnOne } = createActOnGroups(own.store, () => 0);
  const [id = 0] = await open('a');
  await actOnOne(caller, id, { action: 'resolve' });
  await expect(actOnOne(caller, id, { action: 'acknowledge' })).rejects.toMatchObject({
    code: 'state_conflict',
    message: 'It is resolved already, by Ada.',
    details: { state: 'resolved' },
  });
  const [newer = 0] = await open('a');
  await expect(actOnOne(caller, id, { action: 'unresolve' })).rejects.toMatchObject({ code: 'newer_group_open' });
  expect(await stateOf(newer)).toBe('firing');
});
