import { expect, test } from '@jest/globals';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;
const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;

export function describeActions(on: TestStore): void {
  test('silences end when they are due, and not before', async () => {
    const { add, incoming, org, store } = on;
    await add([incoming(), incoming({ groupingKey: 'forever' })]);
    for (const [id, until] of [
      [1, 5000],
      [2, null],
    ] as const) {
      await org.actOnGroups([id], { action: 'silence', until }, ada, 2000);
    }
    expect(await store.endSilences(4999)).toEqual([]);
    expect(await store.endSilences(5000)).toEqual([1]);
    const states = (await org.listGroups(allGroups, onePage)).items.map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      [2, 'silenced'],
      [1, 'firing'],
    ]);
    const { items } = await org.listEvents(1, onePage);
    expect(items[0]).toMatchObject({ type: 'unsilenced', at: 5000, actor: { kind: 'system' } });
  });

  test('of very many silences that are due some end at a time, until all have', async () => {
    const ids = Array.from({ length: 501 }, (_, i) => i + 1);
    await on.add(ids.map((id) => on.incoming({ groupingKey: `${id}` })));
    await on.org.actOnGroups(ids, { action: 'silence', until: 5000 }, ada, 2000);
    const counts: unknown[] = [];
    do {
      const { total } = await on.org.listGroups({ ...allGroups, states: ['firing'] }, onePage);
      counts.push(total);
    } while ((await on.store.endSilences(5000)).length > 0);
    expect(counts).toEqual([0, 500, 501]);
  });

  test('a silence that ends leaves a group as it was acknowledged, also after a restart', async () => {
    const { add, incoming } = on;
    await add([incoming()]);
    await on.org.actOnGroups([1], { action: 'acknowledge' }, bob, 2000);
    const acknowledged = await on.org.getGroup(1);
    await on.org.actOnGroups([1], { action: 'silence', until: 5000, reason: 'Known' }, ada, 3000);
    expect(await on.org.getGroup(1)).toMatchObject({ acknowledgedBy: bob, silencedReason: 'Known' });
    await on.restart();
    await on.store.endSilences(5000);
    expect(await on.org.getGroup(1)).toEqual(acknowledged);
  });

  test('assignees, reasons and notes are kept with the group and in its timeline', async () => {
    const { add, incoming } = on;
    await add([incoming()]);
    const operation = '5c6f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';
    await on.org.actOnGroups([1], { action: 'assign', assignee: bob }, ada, 2000, operation);
    await on.org.actOnGroups([1], { action: 'note', text: '**Look**' }, ada, 3000);
    await on.org.actOnGroups([1], { action: 'resolve', reason: 'Replaced' }, bob, 4000);
    await on.restart();
    expect(await on.org.getGroup(1)).toMatchObject({
      assignedTo: bob,
      assignedAt: 2000,
      noteCount: 1,
      resolvedReason: 'Replaced',
    });
    const plain = { silencedUntil: null, text: null, editedAt: null, assignee: null, operation: null };
    expect((await on.org.listEvents(1, onePage)).items).toEqual([
      { ...plain, id: 4, type: 'resolved', at: 4000, actor: bob, text: 'Replaced' },
      { ...plain, id: 3, type: 'noted', at: 3000, actor: ada, text: '**Look**' },
      { ...plain, id: 2, type: 'assigned', at: 2000, actor: ada, assignee: bob, operation },
      { ...plain, id: 1, type: 'opened', at: 1000, actor: { kind: 'source' } },
    ]);
  });

  test('what people said stays when alerts change the group', async () => {
    const { add, incoming, org } = on;
    await add([incoming()]);
    await org.actOnGroups([1], { action: 'assign', assignee: bob }, ada, 2000);
    await org.actOnGroups([1], { action: 'note', text: 'Look' }, ada, 2000);
    await org.actOnGroups([1], { action: 'silence', until: null, reason: 'Known' }, ada, 2000);
    await add([incoming({ title: 'Other' }, 3000)]);
    const kept = { assignedTo: bob, assignedAt: 2000, noteCount: 1 };
    expect(await org.getGroup(1)).toMatchObject({ ...kept, title: 'Other', silencedReason: 'Known' });
    await add([incoming({ signal: 'resolve' }, 4000)]);
    expect(await org.getGroup(1)).toMatchObject({ ...kept, state: 'resolved', silencedReason: null });
  });

  test('a user without login and name is stored as an anonymous visitor', async () => {
    const { add, incoming, org } = on;
    await add([incoming()]);
    await org.actOnGroups([1], { action: 'resolve' }, { kind: 'user', login: '', name: '' }, 2000);
    const { items } = await org.listEvents(1, onePage);
    expect(items[0]).toMatchObject({ type: 'resolved', actor: { kind: 'anonymous' } });
    expect(await org.getGroup(1)).toMatchObject({ resolvedBy: { kind: 'anonymous' } });
  });

  test('each group has an outcome of its own, and those that may change do', async () => {
    const { add, incoming, org } = on;
    await add(['a', 'b', 'c'].map((groupingKey) => incoming({ groupingKey })));
    await org.actOnGroups([2], { action: 'resolve' }, ada, 2000);
    expect(await org.actOnGroups([3, 2, 99, 1], { action: 'acknowledge' }, bob, 3000)).toEqual({
      changed: [3, 1],
      canUndo: true,
      refused: [
        { id: 2, code: 'not_allowed', number: 2, state: 'resolved', by: ada, at: 2000 },
        { id: 99, code: 'not_found', number: null, state: null, by: null, at: null },
      ],
    });
    const { items } = await org.listGroups(allGroups, onePage);
    expect(items.map(({ state, acknowledgedAt }) => [state, acknowledgedAt])).toEqual([
      ['acknowledged', 3000],
      ['resolved', null],
      ['acknowledged', 3000],
    ]);
    expect((await org.listEvents(2, onePage)).items.map(({ type }) => type)).toEqual(['resolved', 'opened']);
    expect((await org.listEvents(1, onePage)).items.map(({ type }) => type)).toEqual(['acknowledged', 'opened']);
  });

  test('a group does not open again beside a newer one with its key', async () => {
    const { add, incoming, org } = on;
    await add([incoming(), incoming({ signal: 'resolve' }), incoming()]);
    expect(await org.actOnGroups([1], { action: 'unresolve' }, ada, 2000)).toMatchObject({
      changed: [],
      refused: [{ code: 'newer_group_open', state: 'resolved', by: { kind: 'source' } }],
    });
    expect(await org.actOnGroups([2], { action: 'resolve' }, ada, 2000)).toMatchObject({ changed: [2] });
    expect(await org.actOnGroups([1], { action: 'unresolve' }, ada, 3000)).toMatchObject({ changed: [1] });
    expect(await add([incoming()])).toMatchObject([{ stored: { groupId: 1 } }]);
  });

  test('alerts that come after an action see what it changed', async () => {
    const { add, incoming, org } = on;
    await add([incoming()]);
    await org.actOnGroups([1], { action: 'resolve' }, ada, 2000);
    expect(await add([incoming()])).toMatchObject([{ stored: { groupId: 2 } }]);
    await org.actOnGroups([2], { action: 'acknowledge' }, ada, 2000);
    await add([incoming()]);
    expect(await org.getGroup(2)).toMatchObject({ state: 'acknowledged', alertCount: 2 });
  });
}
