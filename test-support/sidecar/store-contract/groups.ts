import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../../pkg/interpret/facts.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeGroups(on: TestStore): void {
  test('counted by state whatever becomes of them, and pages hold every state in order', async () => {
    const { add, incoming, org } = on;
    const actor = { kind: 'user', login: 'ada', name: 'Ada' } as const;
    const action = fc.record({
      kind: fc.constantFrom('fire', 'fire', 'resolve', 'acknowledge', 'act', 'silence', 'delete', 'retain'),
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      number: fc.nat(8),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
        for (const { kind, key, number } of actions) {
          const groups = (await org.listGroups(allGroups, onePage)).items;
          const id = groups[number % Math.max(1, groups.length)]?.id ?? 0;
          if (kind === 'act') {
            await org.actOnGroups([id], { action: 'acknowledge' }, actor, 5);
          } else if (kind === 'silence') {
            await org.actOnGroups([id], { action: 'silence', until: null }, actor, 5);
          } else if (kind === 'delete') {
            await on.deleteGroup(id);
          } else if (kind === 'retain') {
            await on.store.retain(0, { resolvedDays: 0, keptAlerts: 0 });
          } else {
            await add([incoming({ groupingKey: key, signal: kind as Facts['signal'] })]);
          }
        }
        // Where an end is given the groups themselves are counted.
        const counted = await org.countGroups({ ...allGroups, to: Number.MAX_SAFE_INTEGER });
        expect(await org.countGroups(allGroups)).toEqual(counted);
        expect(await org.countGroups({ ...allGroups, integrationUids: ['one'] })).toEqual(counted);
        const { items } = await org.listGroups(allGroups, { limit: 1000, cursor: undefined });
        expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).sort((a, b) => b - a));
        for (const state of ['firing', 'acknowledged', 'silenced', 'resolved'] as const) {
          expect(items.filter((group) => group.state === state)).toHaveLength(counted[state]);
          const { items: alone } = await org.listGroups(
            { ...allGroups, states: [state] },
            { limit: 3, cursor: undefined }
          );
          expect(alone).toEqual(items.filter((group) => group.state === state).slice(0, 3));
        }
      }),
      { numRuns: 15 }
    );
    expect(
      (await on.store.countAllGroups()).every(({ orgId, integrationUid }) => orgId === 1 && integrationUid === 'one')
    ).toBe(true);
  });

  test('of an integration, and of a time', async () => {
    const { add, incoming, org } = on;
    const two = await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'two' });
    await add([1000, 2000, 3000].map((at) => incoming({ groupingKey: `${at}` }, at)));
    await add([{ ...incoming({}, 2000), integrationId: two }]);
    const ids = async (filter: Partial<typeof allGroups>) => {
      const { items } = await org.listGroups({ ...allGroups, ...filter }, onePage);
      const counts = await org.countGroups({ ...allGroups, ...filter });
      expect(counts).toEqual({ firing: items.length, acknowledged: 0, silenced: 0, resolved: 0 });
      return items.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([3, 4, 2, 1]);
    expect(await ids({ integrationUids: ['two'] })).toEqual([4]);
    expect(await ids({ integrationUids: ['three'] })).toEqual([]);
    expect(await ids({ from: 2000, to: 2000 })).toEqual([4, 2]);
    expect(await ids({ from: 2001 })).toEqual([3]);
    expect(await ids({ integrationUids: ['one'], to: 1999 })).toEqual([1]);
  });

  test('are there when their integration is deleted, also beside one that has its uid now', async () => {
    const { add, incoming, org } = on;
    await add([incoming()]);
    await org.deleteIntegration('one');
    const successor = await on.createIntegration(1, { name: 'Successor' });
    await add([{ ...incoming(), integrationId: successor }]);
    const { items } = await org.listGroups({ ...allGroups, integrationUids: ['one'] }, onePage);
    expect(items.map(({ integration: { name, deleted } }) => [name, deleted])).toEqual([
      ['Successor', false],
      ['One', true],
    ]);
    expect(await org.getGroup(1)).toEqual(items[1]);
  });
}
