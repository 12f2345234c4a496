import type { Actor, Refusal } from '../../../pkg/contract/types.ts';
import { held } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup } from '../../../test-support/pages/factories';
import { ApiError } from '../client/ApiError';
import type { Operation, Outcome } from './operation';
import { createOperations, type Sidecar } from './operations';
import { overlaid, overlaidList } from './overlay';

const ann: Actor = { kind: 'user', login: 'ann', name: 'Ann' };
const now = '2026-11-23T12:00:00.000Z';
const disk = anAlertGroup({ id: '1', number: 1 });
const cpu = anAlertGroup({ id: '2', number: 2 });
const done: Outcome = { changed: 1, refused: [], refusedCount: 0, canUndo: true };
const refusal: Refusal = {
  id: '1',
  number: 1,
  code: 'not_allowed',
  message: 'The alert group is resolved',
  state: 'resolved',
  by: { kind: 'user', login: 'ben', name: 'Ben' },
  at: '2026-11-23T11:58:00.000Z',
};

function start(sidecar: Partial<Sidecar> = {}) {
  const told: unknown[] = [];
  const refresh = held(undefined);
  const store = createOperations({
    sidecar: {
      act: async () => done,
      progress: async () => ({ done: 0, total: null }),
      undo: async () => ({ restored: 1, refused: [], refusedCount: 0 }),
      refresh: refresh.answer,
      ...sidecar,
    },
    report: {
      refused: (_, { code }) => void told.push(['refused', code]),
      failed: (_, { code }) => void told.push(['failed', code]),
      undone: (_, { restored }) => void told.push(['undone', restored]),
      undoFailed: (_, { code }) => void told.push(['undo failed', code]),
    },
    me: () => ann,
    newId: () => `operation-${(ids += 1)}`,
    now: () => new Date(now),
  });
  const shown = (group = disk) => overlaid(group, store.get().overlay);
  return { store, told, refresh, shown };
}

let ids = 0;
beforeEach(() => {
  ids = 0;
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('shows an action at once, in the group and in the counts, until the sidecar says the same', async () => {
  const slow = held(done);
  const { store, shown, refresh } = start({ act: slow.answer });
  const acting = store.act({ shown: [disk] }, { action: 'acknowledge' });
  expect(shown()).toMatchObject({ state: 'acknowledged', acknowledgedBy: ann, acknowledgedAt: now, assignedTo: ann });
  expect(shown(cpu)).toBe(cpu);
  expect(overlaidList(aGroupList([disk, cpu]), store.get().overlay).counts).toMatchObject({
    firing: 1,
    acknowledged: 1,
  });
  expect(store.get().operations).toMatchObject([{ phase: 'running' }]);

  slow.release();
  expect(await acting).toEqual(done);
  expect(store.get().operations).toMatchObject([{ phase: 'done', outcome: { changed: 1 } }]);
  expect(shown().state).toBe('acknowledged');
  refresh.release();
  await settled();
  expect(shown()).toBe(disk);
});

it('takes back what the sidecar refuses, and tells why', async () => {
  const { store, shown, told } = start({
    act: async () => ({ changed: 0, refused: [refusal], refusedCount: 1, canUndo: false }),
  });
  await store.act({ shown: [disk] }, { action: 'acknowledge' });
  expect(shown()).toBe(disk);
  expect(told).toEqual([['refused', 'not_allowed']]);
  expect(store.get().operations).toEqual([]);
});

it('takes back only those of many that were refused', async () => {
  const { store, shown, told } = start({
    act: async () => ({ changed: 1, refused: [refusal], refusedCount: 1, canUndo: true }),
  });
  await store.act({ shown: [disk, cpu] }, { action: 'acknowledge' });
  expect([shown(disk).state, shown(cpu).state]).toEqual(['firing', 'acknowledged']);
  expect(told).toEqual([]);
});

it('takes everything back when the sidecar cannot be reached', async () => {
  const { store, shown, told } = start({ act: () => Promise.reject(new ApiError('unreachable', '', 0)) });
  expect(await store.act({ shown: [disk] }, { action: 'resolve' })).toBeNull();
  expect(shown()).toBe(disk);
  expect(told).toEqual([['failed', 'unreachable']]);
  expect(store.get().operations).toEqual([]);
});

describe('an action on many groups that nobody answers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const nobody = new ApiError('unreachable', '', 0);
  const many = { shown: [disk, cpu] };
  const asking = (...answers: Array<Outcome | ApiError>) => {
    const asked: string[] = [];
    const act = async ({ id }: Operation) => {
      const answer = answers[Math.min(asked.push(id), answers.length) - 1];
      if (answer instanceof ApiError || answer === undefined) {
        throw answer;
      }
      return answer;
    };
    // Whoever does not answer knows nothing of the operation either.
    return { asked, ...start({ act, progress: () => Promise.reject(nobody) }) };
  };

  it('is asked for again by the same id, and shown as done until somebody knows', async () => {
    const { asked, store, shown, told } = asking(nobody, nobody, { ...done, changed: 2 });
    const acting = store.act(many, { action: 'acknowledge' });
    await jest.advanceTimersByTimeAsync(1_500);
    expect(store.get().operations).toMatchObject([{ phase: 'running', isWaiting: true }]);
    expect(shown().state).toBe('acknowledged');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await acting).toMatchObject({ changed: 2 });
    expect(asked).toEqual(['operation-1', 'operation-1', 'operation-1']);
    expect(store.get().operations).toMatchObject([{ phase: 'done', isWaiting: false }]);
    expect(told).toEqual([]);
  });

  it('is given up after a minute', async () => {
    const { asked, store, shown, told } = asking(nobody);
    void store.act(many, { action: 'acknowledge' });
    await jest.advanceTimersByTimeAsync(59_000);
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect([told, asked.length, shown()]).toEqual([[['failed', 'unreachable']], 61, disk]);
  });

  it('is not asked for again once it was refused', async () => {
    const { asked, store, told } = asking(nobody, new ApiError('forbidden', '', 403));
    void store.act(many, { action: 'acknowledge' });
    await jest.advanceTimersByTimeAsync(5_000);
    expect([asked.length, told]).toEqual([2, [['failed', 'forbidden']]]);
  });
});

it('shows who has had a group before still as having it, since when they have', async () => {
  const { store, shown } = start({ act: () => new Promise(() => undefined) });
  const own = { ...disk, assignedTo: { ...ann, name: 'Ann of old' }, assignedAt: '2026-11-23T08:00:00.000Z' };
  void store.act({ shown: [own] }, { action: 'assign', assignee: 'me' });
  expect(shown(own)).toBe(own);
  void store.act({ shown: [own] }, { action: 'acknowledge' });
  void store.act({ shown: [shown(own)] }, { action: 'unacknowledge' });
  expect(shown(own)).toEqual({ ...own, state: 'firing', acknowledgedAt: null, acknowledgedBy: null });
});

it('shows a group as two actions in a row leave it', async () => {
  const { store, shown } = start({ act: () => new Promise(() => undefined) });
  void store.act({ shown: [disk] }, { action: 'silence', minutes: 90 });
  void store.act({ shown: [shown()] }, { action: 'note', text: 'seen' });
  expect(shown()).toMatchObject({ state: 'silenced', silencedUntil: '2026-11-23T13:30:00.000Z', noteCount: 1 });
});

describe('undo', () => {
  it('shows at once what was before, and asks the sidecar once', async () => {
    const asked: string[] = [];
    const slow = held({ restored: 1, refused: [], refusedCount: 0 });
    const undo = ({ id }: Operation) => {
      asked.push(id);
      return slow.answer();
    };
    const { store, shown, told } = start({ undo });
    await store.act({ shown: [disk] }, { action: 'resolve' });
    const undoing = store.undo('operation-1');
    await store.undo('operation-1');
    expect(shown()).toMatchObject({ state: 'firing', resolvedBy: null });
    slow.release();
    await settled();
    expect(asked).toEqual(['operation-1']);
    expect(told).toEqual([['undone', 1]]);
    expect(store.get().operations).toEqual([]);
    void undoing;
  });

  it('leaves the action as it is when it fails, and says so', async () => {
    const { store, shown, told } = start({ undo: () => Promise.reject(new ApiError('not_found', '', 404)) });
    await store.act({ shown: [disk] }, { action: 'resolve' });
    void store.undo('operation-1');
    await settled();
    expect(shown().state).toBe('resolved');
    expect(told).toEqual([['undo failed', 'not_found']]);
  });

  it.each([
    ['cannot be undone', async () => ({ ...done, canUndo: false })],
    ['still runs', () => new Promise<Outcome>(() => undefined)],
  ])('does nothing for what %s', async (_, act) => {
    const undo = jest.fn();
    const { store } = start({ act, undo });
    void store.act({ shown: [disk] }, { action: 'resolve' });
    await settled();
    await store.undo('operation-1');
    expect(undo).not.toHaveBeenCalled();
  });
});

it('asks how far a long one is', async () => {
  jest.useFakeTimers();
  const slow = held(done);
  const { store } = start({ act: slow.answer, progress: async () => ({ done: 300, total: 322 }) });
  void store.act({ shown: [disk, cpu] }, { action: 'acknowledge' });
  await jest.advanceTimersByTimeAsync(500);
  expect(store.get().operations).toMatchObject([{ progress: null }]);
  await jest.advanceTimersByTimeAsync(200);
  expect(store.get().operations).toMatchObject([{ progress: { done: 300, total: 322 } }]);
  slow.release();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(store.get().operations).toMatchObject([{ progress: null }]);
  jest.useRealTimers();
});
