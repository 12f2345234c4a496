import { expect, test } from '@jest/globals';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

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
    expect(await org.actOnGroups([3, 2, 99, 1], { action: 'acknowledge' }, ada, 3000)).toEqual([
      'changed',
      'not_allowed',
      'not_found',
      'changed',
    ]);
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
    expect(await org.actOnGroups([1], { action: 'unresolve' }, ada, 2000)).toEqual(['newer_group_open']);
    expect(await org.actOnGroups([2], { action: 'resolve' }, ada, 2000)).toEqual(['changed']);
    expect(await org.actOnGroups([1], { action: 'unresolve' }, ada, 3000)).toEqual(['changed']);
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
