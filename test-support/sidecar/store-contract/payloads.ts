import { beforeEach, expect, test } from '@jest/globals';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describePayloads(on: TestStore): void {
  const payload = (n: number) => JSON.stringify({ n });
  const headers = (n: number) => (n === 2 ? null : JSON.stringify({ 'x-event': String(n) }));
  const content = (n: number) => ({ payload: payload(n), headers: headers(n) });
  beforeEach(async () => {
    const { add, incoming } = on;
    await add([1, 2, 3, 4].map((n) => ({ ...incoming({ groupingKey: n === 3 ? 'b' : 'a' }), ...content(n) })));
  });

  test('of a group: the newest, then the first', async () => {
    const { org } = on;
    expect(await org.listContents(1, 1)).toEqual([4, 1].map(content));
    expect(await org.listContents(1, 5)).toEqual([4, 2, 1].map(content));
    expect(await org.listContents(2, 5)).toEqual([content(3)]);
    expect(await on.store.forOrg(2).listContents(1, 5)).toEqual([]);
  });

  test('of an integration: the newest, in the order of their arrival', async () => {
    const { org } = on;
    expect(
      (await org.listRecentAlerts('one', 3)).map((alert) => [alert.payload, alert.headers, alert.groupNumber])
    ).toEqual([
      [payload(2), null, 1],
      [payload(3), headers(3), 2],
      [payload(4), headers(4), 1],
    ]);
    expect(await org.listRecentAlerts('other', 3)).toEqual([]);
    expect(await on.store.forOrg(2).listRecentAlerts('one', 3)).toEqual([]);
  });

  test('of alerts by their ids, those that are kept', async () => {
    expect((await on.org.listAlertsById([4, 1, 99, 2])).map(({ id, payload }) => [id, payload])).toEqual(
      [1, 2, 4].map((id) => [id, content(id).payload])
    );
    expect(await on.org.listAlertsById([])).toEqual([]);
  });

  test('of one alert, to its own integration and org only', async () => {
    const { org } = on;
    expect(await org.getAlert('one', 3)).toMatchObject({ id: 3, ...content(3), groupId: 2 });
    expect(await org.tellAlert(2, 3)).toMatchObject(content(3));
    expect(await org.getAlert('other', 3)).toBeUndefined();
    expect(await on.store.forOrg(2).getAlert('one', 3)).toBeUndefined();
    expect(await org.getAlert('one', 99)).toBeUndefined();
  });

  test('have the same hash where they are equal, wherever and whenever they came', async () => {
    const { add, incoming } = on;
    await add([{ ...incoming({ groupingKey: 'a' }, 9000), payload: payload(2) }]);
    await add([{ ...incoming({ groupingKey: 'b' }), payload: payload(2) }]);
    const hashes = async (groupId: number) => (await on.org.listAlerts(groupId, onePage)).items.map(({ hash }) => hash);
    const [repeated, four, two, one] = await hashes(1);
    expect(repeated).toBe(two);
    expect((await hashes(2))[0]).toBe(two);
    expect(new Set([one, two, four]).size).toBe(3);
    expect(one).toMatch(/^[\w-]{22}$/);
    await on.restart();
    expect((await hashes(1)).slice(1)).toEqual([four, two, one]);
  });

  test('are few where they are large', async () => {
    const { add, incoming } = on;
    const large = JSON.stringify('x'.repeat(1_500_000));
    await add([{ ...incoming({ groupingKey: 'a' }), payload: large }]);
    await add([{ ...incoming({ groupingKey: 'a' }), payload: large }]);
    expect((await on.org.listContents(1, 5)).map(({ payload: { length } }) => length)).toEqual([
      large.length,
      payload(1).length,
    ]);
  });

  test('of a deleted group are not found', async () => {
    const { org } = on;
    await on.deleteGroup(2);
    expect(await org.getAlert('one', 3)).toBeUndefined();
    expect((await org.listRecentAlerts('one', 10)).map(({ id }) => id)).toEqual([1, 2, 4]);
  });
}
