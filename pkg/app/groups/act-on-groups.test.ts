import { expect, test } from '@jest/globals';
import { editor } from '../../../test-support/sidecar/caller.ts';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { createTestStore } from '../../../test-support/sidecar/store-contract/test-store.ts';
import { createPeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { createActOnGroups } from './act-on-groups.ts';

const caller = editor('ada', 'Ada');
const own = createTestStore(createSqlitePlace);

/** Opens a group for each key. @returns their ids */
async function open(...keys: string[]): Promise<number[]> {
  const added = await own.add(keys.map((groupingKey) => own.incoming(plainFacts({ groupingKey }))));
  return added.map(({ stored }) => stored?.groupId ?? 0);
}

const groupOf = (id: number) => own.org.getGroup(id);

test('an action reaches the groups of the caller’s org only', async () => {
  const { actOnOne } = createActOnGroups(createPeopleStore(own.store), () => 0);
  const [id = 0] = await open('a');
  const stranger: Caller = { ...caller, orgId: 2, role: 'Admin' };
  for (const wanted of [{ action: 'resolve' }, { action: 'delete' }, { action: 'note', text: 'x' }] as const) {
    await expect(actOnOne(stranger, id, wanted)).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await groupOf(id)).toMatchObject({ state: 'firing', noteCount: 0 });
});

test('a silence lasts from now on, until a time, or has no end', async () => {
  const { actOnOne } = createActOnGroups(createPeopleStore(own.store), () => 1000);
  const [a = 0, b = 0, c = 0] = await open('a', 'b', 'c');
  await actOnOne(caller, a, { action: 'silence', minutes: 2 });
  await actOnOne(caller, b, { action: 'silence' });
  await actOnOne(caller, c, { action: 'silence', until: 1001 });
  const ends = await Promise.all([a, b, c].map(async (id) => (await groupOf(id))?.silencedUntil));
  expect(ends).toEqual([121_000, null, 1001]);
});

test.each([
  [1000, 'in the future'],
  [999, 'in the future'],
  [1000 + 367 * 24 * 60 * 60_000, 'a year at most'],
])('a silence until %i does not begin at 1000', async (until, message) => {
  const { actOnOne } = createActOnGroups(createPeopleStore(own.store), () => 1000);
  const [id = 0] = await open('a');
  await expect(actOnOne(caller, id, { action: 'silence', until })).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining(message),
  });
  expect(await groupOf(id)).toMatchObject({ state: 'firing' });
});

test('a reason is kept without the space around it, and a blank one is none', async () => {
  const { actOnOne } = createActOnGroups(createPeopleStore(own.store), () => 1000);
  const [a = 0, b = 0] = await open('a', 'b');
  await actOnOne(caller, a, { action: 'resolve', reason: ' Replaced\n' });
  await actOnOne(caller, b, { action: 'silence', reason: ' ' });
  expect([(await groupOf(a))?.resolvedReason, (await groupOf(b))?.silencedReason]).toEqual(['Replaced', null]);
});

test('a group is assigned to oneself, to another user, and to nobody', async () => {
  const { actOnOne } = createActOnGroups(createPeopleStore(own.store), () => 1000);
  const [id = 0] = await open('a');
  await actOnOne(caller, id, { action: 'assign', assignee: 'me' });
  expect(await groupOf(id)).toMatchObject({ assignedTo: caller.actor });
  await actOnOne(caller, id, { action: 'assign', assignee: { login: 'bob', name: 'Bob' } });
  expect(await groupOf(id)).toMatchObject({ assignedTo: { kind: 'user', login: 'bob', name: 'Bob' } });
  await actOnOne(caller, id, { action: 'assign', assignee: null });
  expect(await groupOf(id)).toMatchObject({ assignedTo: null, assignedAt: null });
  const visitor = { ...caller, actor: { kind: 'anonymous' } } as const;
  await expect(actOnOne(visitor, id, { action: 'assign', assignee: 'me' })).rejects.toMatchObject({
    code: 'invalid_request',
  });
});

test('who is no Admin deletes nothing', async () => {
  const { actOnOne } = createActOnGroups(createPeopleStore(own.store), () => 0);
  const [id = 0] = await open('a');
  await expect(actOnOne(caller, id, { action: 'delete' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await groupOf(id)).toMatchObject({ state: 'firing' });
  await actOnOne({ ...caller, role: 'Admin' }, id, { action: 'delete' });
  expect(await groupOf(id)).toBeUndefined();
});

test('one group that refuses an action says which state it is in, and by whom', async () => {
  const { actOnOne } = createActOnGroups(createPeopleStore(own.store), () => 0);
  const [id = 0] = await open('a');
  await actOnOne(caller, id, { action: 'resolve' });
  await expect(actOnOne(caller, id, { action: 'acknowledge' })).rejects.toMatchObject({
    code: 'state_conflict',
    message: 'It is resolved already, by Ada.',
    details: { state: 'resolved', by: caller.actor, at: '1970-01-01T00:00:00.000Z' },
  });
  const [newer = 0] = await open('a');
  await expect(actOnOne(caller, id, { action: 'unresolve' })).rejects.toMatchObject({ code: 'newer_group_open' });
  expect(await groupOf(newer)).toMatchObject({ state: 'firing' });
});
