import { expect, test } from '@jest/globals';
import { undoTime } from '../../../pkg/contract/limits.ts';
import type { Facts } from '../../../pkg/interpret/facts.ts';
import { allGroups, onePage, readAll } from './pages.ts';
import type { TestStore } from './test-store.ts';

const day = 24 * 60 * 60 * 1000;

export function describeRetention(on: TestStore): void {
  const alert = (groupingKey: string, receivedAt = 1000, signal: Facts['signal'] = 'fire') =>
    on.incoming({ groupingKey, signal }, receivedAt);
  const addMany = (count: number) => on.add(Array.from({ length: count }, () => alert('a')));

  /** @returns the steps that it took */
  async function retain(now: number, defaults = { resolvedDays: 30, keptAlerts: 20 }): Promise<number> {
    let steps = 1;
    while (await on.store.retain(now, defaults)) {
      steps += 1;
    }
    return steps;
  }

  async function alertIds(groupId: number): Promise<number[]> {
    const alerts = await readAll((page) => on.org.listAlerts(groupId, page), 7);
    return alerts.map(({ id }) => id);
  }

  const groupIds = async () => (await on.org.listGroups(allGroups, onePage)).items.map(({ id }) => id);
  const rows = (sql: string) => on.place.query(sql);
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => from - i);

  test('a group of very many alerts keeps the first and the newest, and counts them all', async () => {
    await addMany(1300);
    expect(await retain(1000)).toBeGreaterThan(3);
    expect(await alertIds(1)).toEqual([...down(1300, 1281), ...down(10, 1)]);
    expect(await on.org.getGroup(1)).toMatchObject({ alertCount: 1300 });
    await addMany(100);
    await retain(1000);
    expect(await alertIds(1)).toEqual([...down(1400, 1381), ...down(10, 1)]);
    expect(await on.org.listContents(1, 2)).toHaveLength(3);
  });

  test('what had grown large before a restart is trimmed after it', async () => {
    await addMany(200);
    await on.restart();
    await retain(1000);
    expect(await alertIds(1)).toHaveLength(30);
  });

  test('without a limit all alerts are kept', async () => {
    await addMany(200);
    await retain(1000, { resolvedDays: 0, keptAlerts: 0 });
    expect(await alertIds(1)).toHaveLength(200);
  });

  test('resolved groups go when they are old, with all that is theirs; open ones stay', async () => {
    await on.add([alert('old'), alert('old', 2000, 'resolve'), alert('open')]);
    await on.add([alert('new', 10 * day), alert('new', 20 * day, 'resolve')]);
    await retain(2000 + 30 * day);
    expect(await groupIds()).toEqual([3, 2, 1]);
    await retain(2001 + 30 * day);
    expect(await groupIds()).toEqual([3, 2]);
    expect(await rows('select id from alert_groups order by id')).toEqual([[2], [3]]);
    expect(await rows('select distinct group_id from alerts order by group_id')).toEqual([[2], [3]]);
    expect(await rows('select distinct group_id from events order by group_id')).toEqual([[2], [3]]);
    expect(await rows('select group_id from alert_group_counts order by group_id')).toEqual([[2], [3]]);
    expect(await on.org.getIntegration('one')).toMatchObject({ alertCount: 5 });
  });

  test('an integration says for itself how long, and how much, is kept', async () => {
    await on.org.updateIntegration('one', { settings: { resolvedDays: 2, keptAlerts: 30 } });
    await addMany(100);
    await on.add([alert('old'), alert('old', 2000, 'resolve')]);
    const defaults = { resolvedDays: 30, keptAlerts: 20 };
    expect(await on.store.countDue(2000 + 2 * day, defaults)).toBe(0);
    expect(await on.store.countDue(2001 + 2 * day, defaults)).toBe(1);
    await retain(2001 + 2 * day);
    expect(await groupIds()).toEqual([1]);
    expect(await alertIds(1)).toEqual([...down(100, 71), ...down(10, 1)]);
  });

  test('the time that it trusts is the newest alert’s until one is saved', async () => {
    expect(await on.store.readRetentionTime()).toBeNull();
    await on.add([alert('a', 5000)]);
    expect(await on.store.readRetentionTime()).toBe(5000);
    await on.store.saveRetentionTime(4000);
    await on.restart();
    expect(await on.store.readRetentionTime()).toBe(4000);
  });

  test('a deleted group is gone at once, its rows once that cannot be undone, and its key opens another', async () => {
    await addMany(900);
    expect(await on.deleteGroup(1)).toBe(true);
    expect(await on.deleteGroup(1)).toBe(false);
    expect(await on.org.getGroup(1)).toBeUndefined();
    expect((await on.org.listGroups(allGroups, onePage)).items).toEqual([]);
    expect(await on.org.countGroups(allGroups)).toMatchObject({ firing: 0, resolved: 0 });
    expect(await on.add([alert('a')])).toMatchObject([{ stored: { groupId: 2 } }]);
    on.setTime(undoTime - 1);
    await retain(1000);
    expect(await rows('select id from alert_groups')).toEqual([[1], [2]]);
    on.setTime(undoTime);
    await retain(1000);
    expect(await rows('select distinct group_id from alerts')).toEqual([[2]]);
    expect(await rows('select id from alert_groups')).toEqual([[2]]);
  });

  test('deliveries are kept for a week, and an integration’s newest ten thousand', async () => {
    const rejected = (n: number) => on.rejection({ receivedAt: n < 5 ? 0 : 7 * day, address: '192.0.2.1', size: 0 });
    const add = (count: number, first: number) =>
      on.store.addAlerts(
        [],
        Array.from({ length: count }, (_, n) => rejected(first + n))
      );
    const numbers = async () => (await readAll((page) => on.org.listDeliveries('one', page), 1000)).map(({ id }) => id);
    await add(20, 0);
    await add(10_000, 20);
    await retain(7 * day);
    expect(await numbers()).toEqual(Array.from({ length: 10_000 }, (_, n) => 10_020 - n));
    await retain(14 * day + 1);
    expect(await numbers()).toEqual([]);
    expect(await rows('select * from delivery_batches')).toEqual([]);
  });

  test('delivery ids are forgotten when they count no more', async () => {
    const first = alert('a');
    const withId = { ...first, delivery: { ...first.delivery, idHash: new Uint8Array([1]), idExpiresAt: 5000 } };
    await on.add([withId]);
    await retain(4999);
    expect(await rows('select count(*) from delivery_ids')).toEqual([[1]]);
    await retain(5001);
    expect(await rows('select count(*) from delivery_ids')).toEqual([[0]]);
  });
}
