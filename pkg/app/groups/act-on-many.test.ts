import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { editor } from '../../../test-support/sidecar/caller.ts';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { allGroups } from '../../../test-support/sidecar/store-contract/pages.ts';
import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { createTestStore } from '../../../test-support/sidecar/store-contract/test-store.ts';
import { undoTime } from '../../contract/limits.ts';
import { Busy } from '../../fair/busy.ts';
import type { Store } from '../../store/store.ts';
import { createPeopleStore } from '../access/people-store.ts';
import { createActOnMany } from './act-on-many.ts';

const caller = editor('ada', 'Ada');
const bob = editor('bob', 'Bob');
const own = createTestStore(createSqlitePlace);
let time = 5000;

const create = (store: Store = own.store) => {
  time = 5000;
  return createActOnMany({ store: createPeopleStore(store), now: () => time, elapsed: () => 0, isStorm: () => false });
};

/** Opens that many groups. @returns their ids */
async function open(count: number): Promise<number[]> {
  const keys = Array.from({ length: count }, (_, i) => `${i}`);
  const added = await own.add(keys.map((groupingKey) => own.incoming(plainFacts({ groupingKey }))));
  return added.map(({ stored }) => stored?.groupId ?? 0);
}

const counts = () => own.org.countGroups(allGroups);
const done = { canUndo: true, refused: [], refusedCount: 0 };

test('any number of groups that match are acted on, however the action changes what matches', async () => {
  await open(501);
  const { actOnMany, progressOf } = create();
  const operation = randomUUID();
  const search = { ...allGroups, states: ['firing'] } as const;
  expect(await actOnMany(caller, operation, { search }, { action: 'acknowledge' })).toEqual({ ...done, changed: 501 });
  expect(await counts()).toMatchObject({ firing: 0, acknowledged: 501 });
  expect(progressOf(caller, operation)).toEqual({ done: 501, total: 501, state: 'done' });
});

test('a group that refuses does not hold up the others, and says why', async () => {
  const [a = 0, b = 0, c = 0] = await open(3);
  const { actOnMany } = create();
  await actOnMany(bob, randomUUID(), { ids: [b] }, { action: 'resolve' });
  expect(await actOnMany(caller, randomUUID(), { ids: [a, b, 999, c] }, { action: 'acknowledge' })).toEqual({
    changed: 2,
    canUndo: true,
    refused: [
      { id: b, number: b, code: 'not_allowed', state: 'resolved', by: bob.actor, at: 5000 },
      { id: 999, number: null, code: 'not_found', state: null, by: null, at: null },
    ],
    refusedCount: 2,
  });
});

test('of very many that refuse, the first thousand are told, and all are counted', async () => {
  const { actOnMany } = create();
  const ids = Array.from({ length: 1100 }, (_, i) => i + 1);
  const { changed, canUndo, refused, refusedCount } = await actOnMany(
    caller,
    randomUUID(),
    { ids },
    { action: 'resolve' }
  );
  expect([changed, canUndo, refused.length, refusedCount]).toEqual([0, false, 1000, 1100]);
});

test('an operation that is asked for again is not done again, and nobody else takes its name', async () => {
  const [id = 0] = await open(1);
  const { actOnMany, progressOf, undo } = create();
  const operation = randomUUID();
  const ask = () => actOnMany(caller, operation, { ids: [id] }, { action: 'note', text: 'Look' });
  expect(await Promise.all([ask(), ask()])).toEqual([
    { ...done, changed: 1 },
    { ...done, changed: 1 },
  ]);
  await ask();
  expect(await own.org.getGroup(id)).toMatchObject({ noteCount: 1 });
  const theirs = actOnMany(bob, operation, { ids: [id] }, { action: 'resolve' });
  await expect(theirs).rejects.toMatchObject({ code: 'operation_taken' });
  expect(() => progressOf(bob, operation)).toThrow('no such operation');
  await expect(undo(bob, operation)).rejects.toMatchObject({ code: 'forbidden' });
  // Also once the process has forgotten it.
  const late = create().actOnMany(bob, operation, { ids: [id] }, { action: 'resolve' });
  await expect(late).rejects.toMatchObject({ code: 'operation_taken' });
  expect(await own.org.getGroup(id)).toMatchObject({ state: 'firing' });
});

test('what a crash has left of an operation is done when it is asked for again, and nothing twice', async () => {
  const ids = await open(450);
  const operation = randomUUID();
  const note = { action: 'note', text: 'Look' } as const;
  await create().actOnMany(caller, operation, { ids: ids.slice(0, 200) }, note);
  // Another process knows of it what the store knows.
  const { actOnMany, undo } = create();
  expect(await actOnMany(caller, operation, { ids }, note)).toEqual({ ...done, changed: 450 });
  expect(await own.org.getGroup(ids[0] as number)).toMatchObject({ noteCount: 1 });
  expect(await own.org.getGroup(ids[449] as number)).toMatchObject({ noteCount: 1 });
  expect(await undo(caller, operation)).toMatchObject({ changed: 450, refusedCount: 0 });
});

test('what is left of an operation on all that match is done when it is asked for again', async () => {
  const ids = await open(450);
  const operation = randomUUID();
  await create().actOnMany(caller, operation, { ids: ids.slice(0, 200) }, { action: 'acknowledge' });
  const { actOnMany, progressOf } = create();
  const search = { ...allGroups, states: ['firing'] } as const;
  expect(await actOnMany(caller, operation, { search }, { action: 'acknowledge' })).toEqual({ ...done, changed: 450 });
  expect(progressOf(caller, operation)).toEqual({ done: 450, total: 450, state: 'done' });
});

test('another org has its own operations and groups', async () => {
  const [id = 0] = await open(1);
  const { actOnMany, progressOf, undo } = create();
  const operation = randomUUID();
  await actOnMany(caller, operation, { ids: [id] }, { action: 'resolve' });
  const stranger = { ...caller, orgId: 2 };
  expect(() => progressOf(stranger, operation)).toThrow('no such operation');
  await expect(undo(stranger, operation)).rejects.toMatchObject({ code: 'not_found' });
  expect(await actOnMany(stranger, operation, { ids: [id] }, { action: 'unresolve' })).toMatchObject({ changed: 0 });
  expect(await actOnMany(stranger, randomUUID(), { search: allGroups }, { action: 'unresolve' })).toMatchObject({
    changed: 0,
    refusedCount: 0,
  });
});

test('who did it undoes it within a minute, and nobody else', async () => {
  const ids = await open(450);
  const { actOnMany, undo } = create();
  const operation = randomUUID();
  await actOnMany(caller, operation, { ids }, { action: 'resolve', reason: 'Storm' });
  await actOnMany(bob, randomUUID(), { ids: [ids[300] as number] }, { action: 'unresolve' });
  await expect(undo(bob, operation)).rejects.toMatchObject({ code: 'forbidden' });
  time += undoTime + 1;
  await expect(undo(caller, operation)).rejects.toMatchObject({ code: 'not_undoable' });
  time -= 1;
  expect(await undo(caller, operation)).toMatchObject({
    changed: 449,
    refused: [{ id: ids[300], code: 'not_allowed', state: 'firing', by: bob.actor, at: 5000 }],
  });
  expect(await counts()).toMatchObject({ firing: 450, resolved: 0 });
  await expect(undo(caller, operation)).rejects.toMatchObject({ code: 'not_found' });
});

test('an operation is in progress part by part, is not undone meanwhile, and orgs take turns', async () => {
  const ids = await open(401);
  const steps: string[] = [];
  let release = () => {};
  const started = new Promise<void>((start) => {
    release = start;
  });
  const held: Store = {
    ...own.store,
    forPerson: (orgId, person) => ({
      ...own.store.forPerson(orgId, person),
      findOperation: async () => undefined,
      async actOnGroups(part, ...rest) {
        await started;
        steps.push(`${orgId}: ${part.length}`);
        return own.store.forPerson(orgId, person).actOnGroups(part, ...rest);
      },
    }),
  };
  const { actOnMany, progressOf, undo } = create(held);
  const operation = randomUUID();
  const first = actOnMany(caller, operation, { ids }, { action: 'resolve' });
  const second = actOnMany({ ...caller, orgId: 2 }, randomUUID(), { ids: [1, 2] }, { action: 'resolve' });
  expect(progressOf(caller, operation)).toEqual({ done: 0, total: 401, state: 'running' });
  await expect(undo(caller, operation)).rejects.toMatchObject({ code: 'not_undoable' });
  release();
  await Promise.all([first, second]);
  expect(steps).toEqual(['1: 200', '2: 2', '1: 200', '1: 1']);
});

test('an org has a share of the operations under way, and leaves some to others', async () => {
  const [id = 0] = await open(1);
  const { actOnMany } = create();
  const ask = (orgId: number) =>
    actOnMany({ ...caller, orgId }, randomUUID(), { ids: [id] }, { action: 'note', text: 'x' });
  const results = await Promise.allSettled([...Array.from({ length: 6 }, () => ask(1)), ask(2)]);
  expect(results.map((result) => result.status === 'rejected' && result.reason instanceof Busy)).toEqual([
    ...[false, false, false, false],
    ...[true, true],
    false,
  ]);
  expect(await ask(1)).toMatchObject({ changed: 1 });
});

test('an operation that fails on its way leaves whole parts, which are undone or gone on with', async () => {
  const ids = await open(401);
  let parts = 0;
  const failing: Store = {
    ...own.store,
    forPerson: (orgId, person) => ({
      ...own.store.forPerson(orgId, person),
      async actOnGroups(...args) {
        parts += 1;
        if (parts === 2) {
          throw new Error('the disk is full');
        }
        return own.store.forPerson(orgId, person).actOnGroups(...args);
      },
    }),
  };
  const { actOnMany, undo } = create(failing);
  const operation = randomUUID();
  const ask = () => actOnMany(caller, operation, { ids }, { action: 'resolve' });
  await expect(ask()).rejects.toThrow('the disk is full');
  expect(await counts()).toMatchObject({ firing: 201, resolved: 200 });
  expect(await ask()).toMatchObject({ changed: 401, refusedCount: 0 });
  expect(await undo(caller, operation)).toMatchObject({ changed: 401 });
  expect(await counts()).toMatchObject({ firing: 401 });
});

test('who is no Admin deletes nothing', async () => {
  const ids = await open(2);
  const { actOnMany, undo } = create();
  const remove = (role: string) => actOnMany({ ...caller, role }, randomUUID(), { ids }, { action: 'delete' });
  await expect(remove('Editor')).rejects.toMatchObject({ code: 'forbidden', details: { role: 'Admin' } });
  expect(await counts()).toMatchObject({ firing: 2 });
  const operation = randomUUID();
  await actOnMany({ ...caller, role: 'Admin' }, operation, { ids }, { action: 'delete' });
  expect(await counts()).toMatchObject({ firing: 0, resolved: 0 });
  await undo(caller, operation);
  expect(await counts()).toMatchObject({ firing: 2 });
});
