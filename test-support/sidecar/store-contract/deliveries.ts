import { expect, test } from '@jest/globals';
import { onePage, readAll } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeDeliveries(on: TestStore): void {
  test('they are paged through, however they are stored', async () => {
    const { add, incoming, rejection, org } = on;
    await on.store.addAlerts(
      Array.from({ length: 150 }, (_, i) => incoming({ groupingKey: `${i % 3}` })),
      [rejection(), rejection({ body: new Uint8Array([1]) }), rejection(), rejection()]
    );
    await add([incoming()]);
    const deliveries = await readAll((page) => org.listDeliveries('one', page), 7);
    expect(deliveries.map(({ id }) => id)).toEqual(Array.from({ length: 155 }, (_, i) => 155 - i));
    for (const id of [1, 64, 65, 150, 151, 152, 153, 154, 155]) {
      expect(await org.getDelivery('one', id)).toMatchObject({
        id,
        outcome: id > 150 && id < 155 ? 'too_large' : 'accepted',
        body: id === 152 ? new Uint8Array([1]) : null,
      });
    }
    for (const id of [0, 156, -1, 1.5]) {
      expect(await org.getDelivery('one', id)).toBeUndefined();
    }
  });

  test.each([
    ['accepted', {}],
    ['nothing_to_resolve', { groupingKey: 'x', signal: 'resolve' }],
  ] as const)('a note to a delivery that is %s is kept with it alone', async (outcome, facts) => {
    const { incoming } = on;
    const alert = incoming(facts);
    const noted = { ...alert, delivery: { ...alert.delivery, note: 'Its JSON was mended.' } };
    await on.add([incoming(), noted, incoming()]);
    const { items } = await on.org.listDeliveries('one', onePage);
    expect(items.map(({ detail }) => detail)).toEqual([null, 'Its JSON was mended.', null]);
    expect(items[1]?.outcome).toBe(outcome);
  });

  test('every delivery is noted, with what became of it', async () => {
    const { incoming, org } = on;
    const rejected = on.rejection({ outcome: 'invalid_json', detail: 'at line 1', body: new Uint8Array([123]) });
    const accepted = incoming();
    await on.store.addAlerts([accepted, incoming({ groupingKey: 'x', signal: 'resolve' })], [rejected]);
    const first = await org.listDeliveries('one', { limit: 2, cursor: undefined });
    const rest = await org.listDeliveries('one', { limit: 2, cursor: first.nextCursor ?? '' });
    const { address } = accepted.delivery;
    expect([...first.items, ...rest.items]).toMatchObject([
      { id: 3, outcome: 'invalid_json', detail: 'at line 1', address: '192.0.2.2', size: 9, alertId: null },
      { id: 2, outcome: 'nothing_to_resolve', alertId: null, body: null },
      { id: 1, outcome: 'accepted', address, size: 2, alertId: 1, groupId: 1, receivedAt: 1000 },
    ]);
    expect(rest.nextCursor).toBeNull();
    expect([...((await org.getDelivery('one', 3))?.body ?? [])]).toEqual([123]);
    expect(await on.store.forOrg(2).getDelivery('one', 3)).toBeUndefined();
    expect((await on.store.forOrg(2).listDeliveries('one', onePage)).items).toEqual([]);
  });

  test('of a deleted group they stay, without the group', async () => {
    await on.add([on.incoming()]);
    await on.deleteGroup(1);
    expect(await on.org.getDelivery('one', 1)).toMatchObject({ alertId: 1, groupId: null });
  });
}
