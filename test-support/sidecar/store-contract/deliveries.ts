import { expect, test } from '@jest/globals';
import { InvalidCursor } from '../../../pkg/store/errors.ts';
import type { PageRequest } from '../../../pkg/store/shapes/pages.ts';
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

  test('how one was sent is kept with it, and the title of its alert is found', async () => {
    const alert = on.incoming({ title: 'Disk full' });
    const noted = { ...alert, delivery: { ...alert.delivery, tookMs: 12, request: '{"method":"GET"}' } };
    await on.store.addAlerts([on.incoming(), noted], [on.rejection({ tookMs: 3, request: '{"method":"PUT"}' })]);
    expect((await on.org.listDeliveries('one', onePage)).items).toMatchObject([
      { tookMs: 3, request: '{"method":"PUT"}', title: null, groupNumber: null },
      { tookMs: 12, request: '{"method":"GET"}', title: 'Disk full', groupNumber: 1 },
      { tookMs: 2, request: null },
    ]);
  });

  test('bodies are left out where nobody wants them', async () => {
    await on.store.addAlerts([], [on.rejection({ body: new Uint8Array([1, 2, 3]) })]);
    const page = (withoutBodies: boolean) => on.org.listDeliveries('one', { ...onePage, withoutBodies });
    expect((await page(true)).items).toMatchObject([{ body: null, bodyLength: 3 }]);
    expect((await page(false)).items).toMatchObject([{ body: new Uint8Array([1, 2, 3]), bodyLength: 3 }]);
  });

  test('pages can be turned both ways, however they are stored', async () => {
    const { incoming, rejection, org } = on;
    await on.store.addAlerts(
      Array.from({ length: 150 }, () => incoming()),
      [rejection({ body: new Uint8Array([1]) }), rejection(), rejection()]
    );
    const at = async (cursor: string | null) => {
      const page = await org.listDeliveries('one', { limit: 60, cursor: cursor ?? undefined });
      return { ...page, ids: page.items.map(({ id }) => id) };
    };
    const down = (from: number, count: number) => Array.from({ length: count }, (_, i) => from - i);
    const first = await at(null);
    const second = await at(first.nextCursor);
    const third = await at(second.nextCursor);
    expect([first.ids, second.ids, third.ids]).toEqual([down(153, 60), down(93, 60), down(33, 33)]);
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
    const secondAgain = await at(third.previousCursor);
    expect(secondAgain).toEqual(second);
    expect(await at(secondAgain.previousCursor)).toEqual(first);
    // What came meanwhile is on the first page, which is full.
    await on.add([incoming()]);
    const newest = await at(second.previousCursor);
    expect([newest.ids, newest.previousCursor]).toEqual([down(153, 60), expect.any(String)]);
    const whole = await at(newest.previousCursor);
    expect([whole.ids, whole.previousCursor]).toEqual([down(154, 60), null]);
    await expect(at('e30')).rejects.toThrow(InvalidCursor);
  });

  const everything = { outcomes: null, from: null, to: null, text: null };

  test.each([
    ['one outcome', { outcomes: ['accepted'] }, [4, 2, 1]],
    ['two outcomes', { outcomes: ['limited', 'nothing_to_resolve'] }, [6, 3]],
    ['whatever was rejected', { outcomes: ['rejected'] }, [7, 5]],
    ['one reason', { outcomes: ['invalid_json'] }, [7]],
    ['a time from which on', { from: 1003 }, [7, 6, 5, 4]],
    ['a time until which', { to: 1001 }, [2, 1]],
    ['a text in the title, in other letters', { text: 'dISK' }, [4, 1]],
    ['a text in the detail', { text: 'line 1' }, [7]],
    ['a text in the address', { text: '192.0.2.9' }, [5]],
    ['a text in the outcome', { text: 'json' }, [7]],
    ['no pattern, but the text itself', { text: '%' }, []],
    ['all of it together', { outcomes: ['accepted'], from: 1001, to: 1003, text: 'disk' }, [4]],
  ])('they are found by %s', async (_, filter, expected) => {
    const { incoming, rejection, org } = on;
    const recovery = incoming({ groupingKey: 'x', signal: 'resolve' }, 1002);
    await on.store.addAlerts(
      [
        incoming({ title: 'Disk full' }, 1000),
        incoming({ title: 'CPU busy' }, 1001),
        recovery,
        incoming({ title: 'No disk' }, 1003),
      ],
      [
        rejection({ receivedAt: 1004, address: '192.0.2.9' }),
        rejection({ receivedAt: 1005, outcome: 'limited' }),
        rejection({ receivedAt: 1006, outcome: 'invalid_json', detail: 'at Line 1' }),
      ]
    );
    const find = (page: PageRequest) => org.listDeliveries('one', { ...page, filter: { ...everything, ...filter } });
    expect((await readAll(find, 2)).map(({ id }) => id)).toEqual(expected);
  });

  test('few are found among very many', async () => {
    const many = Array.from({ length: 3000 }, () => on.incoming());
    await on.store.addAlerts([on.incoming({ title: 'Sought' }), ...many], []);
    const filter = { ...everything, text: 'sought' };
    expect((await on.org.listDeliveries('one', { ...onePage, filter })).items).toMatchObject([{ id: 1 }]);
  });

  test('of a deleted group they stay, without the group', async () => {
    await on.add([on.incoming()]);
    await on.deleteGroup(1);
    expect(await on.org.getDelivery('one', 1)).toMatchObject({ alertId: 1, groupId: null });
  });
}
