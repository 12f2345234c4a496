import { expect, test } from '@jest/globals';
import { asOneDelivery } from '../split.ts';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeSplits(on: TestStore): void {
  const keyed = (groupingKey: string) => on.incoming({ groupingKey });

  test('their alerts are alerts like any other, and the delivery knows which', async () => {
    const { add, incoming, org } = on;
    const recovery = incoming({ groupingKey: 'x', signal: 'resolve' });
    const added = await add([
      incoming(),
      ...asOneDelivery([recovery, keyed('a'), keyed('b'), keyed('a')]),
      ...asOneDelivery([keyed('b')]),
      incoming(),
    ]);
    const groups = added.map(({ stored }) => stored?.groupId ?? null);
    expect([groups[1], groups[2] === groups[4], groups[3] === groups[5]]).toEqual([null, true, true]);
    const ids = added.map(({ stored }) => stored?.alertId ?? 0);
    const { items } = await org.listDeliveries('one', onePage);
    expect(items).toMatchObject([
      { id: 4, outcome: 'accepted', alertId: ids[6], groupId: groups[0], split: null },
      {
        id: 3,
        alertId: ids[5],
        groupId: groups[3],
        split: { parts: 1, alertIds: [ids[5]], groups: [{ id: groups[3] }] },
      },
      {
        id: 2,
        outcome: 'accepted',
        alertId: ids[2],
        groupId: groups[2],
        split: {
          parts: 4,
          alertIds: [ids[2], ids[3], ids[4]],
          groups: [
            { id: groups[2], number: 2 },
            { id: groups[3], number: 3 },
          ],
        },
      },
      { id: 1, alertId: ids[0], split: null },
    ]);
    expect(await org.getDelivery('one', 2)).toEqual(items[2]);
    expect((await org.getIntegration('one'))?.alertCount).toBe(6);
    expect((await org.getGroup(groups[2] ?? 0))?.alertCount).toBe(2);
  });

  test('one that comes again brings none of its alerts again', async () => {
    const { add, org } = on;
    const delivery = { ...on.incoming().delivery, idHash: new Uint8Array([1, 2, 3]), idExpiresAt: 5000 };
    const sent = asOneDelivery([{ ...keyed('a'), delivery }, keyed('b')]);
    const [first] = await add(sent);
    expect(await add([on.incoming(), ...sent])).toMatchObject([
      { duplicate: false },
      { stored: first?.stored, duplicate: true },
      { stored: first?.stored, duplicate: true },
    ]);
    expect((await org.getIntegration('one'))?.alertCount).toBe(3);
    const { items } = await org.listDeliveries('one', onePage);
    expect(items.map(({ outcome }) => outcome)).toEqual(['duplicate', 'accepted', 'accepted']);
  });

  test('very large ones are kept whole, and a deleted group is missing', async () => {
    const { add, org } = on;
    const added = await add(asOneDelivery(Array.from({ length: 1000 }, (_, i) => keyed(`${i % 250}`))));
    const [first, second] = added.map(({ stored }) => stored?.groupId ?? 0);
    await on.deleteGroup(first ?? 0);
    const delivery = await org.getDelivery('one', 1);
    expect(delivery).toMatchObject({ groupId: null, split: { parts: 1000 } });
    expect(delivery?.split?.alertIds).toEqual(added.map(({ stored }) => stored?.alertId));
    // The first hundred alerts are looked up.
    expect(delivery?.split?.groups).toHaveLength(99);
    expect(delivery?.split?.groups[0]).toEqual({ id: second, number: 2 });
  });
}
