import { expect, test } from '@jest/globals';
import { InvalidCursor } from '../../../pkg/store/errors.ts';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const none = { items: [], nextCursor: null, recentCount: 0, medianDuration: null, next: null };

export function describeHistory(on: TestStore): void {
  /** A group with the key, from one time to another. */
  const had = async (groupingKey: string, from: number, to: number) => {
    await on.add([on.incoming({ groupingKey }, from)]);
    await on.add([on.incoming({ groupingKey, signal: 'resolve' }, to)]);
  };
  const earlierIds = async (id: number) => (await on.org.listEarlierGroups(id, onePage)).items.map((group) => group.id);

  test('lists the groups of a key before one, newest first, with how long they took and the one after it', async () => {
    await had('k', 0, 9 * minute);
    await had('other', 20 * day, 20 * day + minute);
    await had('k', 20 * day, 20 * day + 2 * minute);
    await had('k', 35 * day, 35 * day + 4 * minute);
    await on.add([on.incoming({ title: 'Now' }, 40 * day)]);
    expect(await on.org.listEarlierGroups(5, onePage)).toMatchObject({
      items: [{ id: 4, resolvedAt: 35 * day + 4 * minute }, { id: 3 }, { id: 1 }],
      recentCount: 2,
      medianDuration: 3 * minute,
      next: null,
    });
    expect(await on.org.listEarlierGroups(1, onePage)).toEqual({ ...none, next: { id: 3, number: 3 } });
    expect(await on.org.listEarlierGroups(3, onePage)).toMatchObject({
      items: [{ id: 1 }],
      recentCount: 1,
      medianDuration: 9 * minute,
      next: { id: 4 },
    });
    expect(await on.org.listEarlierGroups(2, onePage)).toEqual(none);
    expect(await on.org.listEarlierGroups(99, onePage)).toEqual(none);
  });

  test('pages through earlier groups, also those that started at the same time', async () => {
    for (let i = 0; i < 5; i++) {
      await had('k', 1000, 2000);
    }
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await on.org.listEarlierGroups(5, { limit: 2, cursor });
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([4, 3, 2, 1]);
    await expect(on.org.listEarlierGroups(5, { limit: 2, cursor: 'x' })).rejects.toThrow(InvalidCursor);
  });

  test('links groups of a deleted integration, and not those of one that has its uid now', async () => {
    await had('k', 1000, 2000);
    await had('k', 3000, 4000);
    await on.org.deleteIntegration('one');
    const successor = await on.createIntegration(1, { name: 'Successor' });
    await on.add([{ ...on.incoming({}, 5000), integrationId: successor }]);
    expect([await earlierIds(2), await earlierIds(3)]).toEqual([[1], []]);
  });

  test('links no groups without a key, no deleted ones, and tells long keys apart that look alike', async () => {
    await on.add([on.incoming({ groupingKey: null }), on.incoming({ groupingKey: null })]);
    expect(await on.org.listEarlierGroups(2, onePage)).toEqual(none);
    const long = 'x'.repeat(300);
    await had(`${long}a`, 1000, 2000);
    await had(`${long}b`, 1000, 2000);
    await had(`${long}a`, 3000, 4000);
    expect(await earlierIds(5)).toEqual([3]);
    await on.org.actOnGroups([3], { action: 'delete' }, ada, 5000);
    expect(await earlierIds(5)).toEqual([]);
    expect(await on.org.listEarlierGroups(3, onePage)).toEqual(none);
  });

  test('links a group by the key that it has now, when it was opened by a former one', async () => {
    await had('former', 1000, 2000);
    await had('k', 1000, 2000);
    await on.add([on.incoming({ groupingKey: 'former' }, 3000)]);
    expect(await earlierIds(3)).toEqual([1]);
    await on.add([on.incoming({ formerKey: 'former' }, 4000)]);
    expect(await earlierIds(3)).toEqual([2]);
  });

  test('tells what each alert did when it came', async () => {
    const { add, incoming, org } = on;
    await add([incoming({ severity: 'high', title: 'Full' }, 1000), incoming({}, 2000)]);
    await add([incoming({ signal: 'acknowledge' }, 3000), incoming({ signal: 'acknowledge' }, 4000)]);
    await add([incoming({ signal: 'resolve' }, 5000), incoming({}, 6000), incoming({ groupingKey: null }, 7000)]);
    const told = await Promise.all([1, 2, 3, 4, 5].map((id) => org.tellAlert(1, id)));
    expect(told.map((story) => story?.outcome)).toEqual(['opened', 'added', 'acknowledged', 'added', 'resolved']);
    expect(told[0]).toEqual({
      id: 1,
      receivedAt: 1000,
      payload: '{}',
      headers: null,
      signal: 'fire',
      title: 'Full',
      severity: 'high',
      outcome: 'opened',
      earlier: null,
    });
    expect(await org.tellAlert(2, 6)).toMatchObject({
      outcome: 'opened',
      earlier: { id: 1, number: 1, resolvedAt: 5000 },
    });
    expect(await org.tellAlert(3, 7)).toMatchObject({ outcome: 'opened', earlier: null });
    expect(await org.tellAlert(1, 6)).toBeUndefined();
    expect(await org.tellAlert(1, 99)).toBeUndefined();
    await org.actOnGroups([1], { action: 'delete' }, ada, 8000);
    expect(await org.tellAlert(1, 1)).toBeUndefined();
    expect(await org.tellAlert(2, 6)).toMatchObject({ outcome: 'opened', earlier: null });
  });

  test('says which group would take an alert with a key now', async () => {
    const { add, incoming, org } = on;
    await add([incoming({ groupingKey: 'a' }), incoming({ groupingKey: 'b' }), incoming({ groupingKey: null })]);
    await add([incoming({ groupingKey: 'b', signal: 'resolve' })]);
    const place = async (groupId: number, key: string | null, formerKey: string | null = null) => {
      const found = await org.placeKey(groupId, key, formerKey);
      return [found?.isSameKey, found?.open?.id ?? null];
    };
    expect(await place(1, 'a')).toEqual([true, 1]);
    expect(await place(2, 'a')).toEqual([false, 1]);
    expect(await place(2, 'b')).toEqual([true, null]);
    expect(await place(1, 'c', 'a')).toEqual([false, 1]);
    expect(await place(1, null, 'a')).toEqual([false, null]);
    expect(await place(3, null)).toEqual([true, null]);
    const two = await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'two' });
    await add([{ ...incoming({ groupingKey: 'c' }), integrationId: two }]);
    expect(await place(1, 'c')).toEqual([false, null]);
    expect(await org.placeKey(99, 'a', null)).toBeUndefined();
  });

  test('knows of very many keys which groups are open, and which was the last that was resolved', async () => {
    await had('a', 0, minute);
    await had('a', 2 * minute, 3 * minute);
    await on.add([on.incoming({ groupingKey: 'b' }), on.incoming({ groupingKey: null })]);
    const keys = ['a', 'b', ...Array.from({ length: 600 }, (_, i) => `other ${i}`)];
    const ids = (groups: ReadonlyMap<string, { id: number }>) => [...groups].map(([key, { id }]) => [key, id]);
    expect(ids(await on.org.findOpenGroups('one', keys))).toEqual([['b', 3]]);
    expect(ids(await on.org.findClosedGroups('one', keys))).toEqual([['a', 2]]);
    expect(ids(await on.org.findOpenGroups('other', keys))).toEqual([]);
    await on.deleteGroup(2);
    await on.deleteGroup(3);
    expect(ids(await on.org.findOpenGroups('one', keys))).toEqual([]);
    expect(ids(await on.org.findClosedGroups('one', keys))).toEqual([['a', 1]]);
  });
}
