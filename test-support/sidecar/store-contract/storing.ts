import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { undoTime } from '../../../pkg/contract/limits.ts';
import type { Facts } from '../../../pkg/interpret/facts.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeStoring(on: TestStore): void {
  test('all is there again after a restart, and numbers go on', async () => {
    const { add, incoming } = on;
    await add([incoming({ title: 'Äöü 🚨' })]);
    const before = await on.org.listGroups(allGroups, onePage);
    await on.restart();
    expect(await on.org.listGroups(allGroups, onePage)).toEqual(before);
    await add([incoming({ groupingKey: 'other' }), incoming()]);
    const { items } = await on.org.listGroups(allGroups, onePage);
    expect(items.map(({ number, alertCount }) => [number, alertCount])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  test('within a batch, a recovery closes the group and the next alert opens another', async () => {
    const { add, incoming } = on;
    const added = await add([
      incoming(),
      incoming({ title: 'named' }),
      incoming({ signal: 'resolve' }),
      incoming({ signal: 'resolve' }),
      incoming(),
    ]);
    expect(added.map(({ stored }) => stored?.groupId ?? null)).toEqual([1, 1, 1, null, 2]);
    const { items } = await on.org.listGroups(allGroups, onePage);
    expect(items).toMatchObject([
      { id: 2, state: 'firing', alertCount: 1, title: 'Alert' },
      { id: 1, state: 'resolved', alertCount: 3, title: 'named' },
    ]);
  });

  test('a batch that fails leaves nothing behind', async () => {
    const { add, incoming } = on;
    await expect(add([incoming(), { ...incoming(), integrationId: 999 }])).rejects.toThrow();
    expect((await on.org.listGroups(allGroups, onePage)).items).toEqual([]);
    expect(await on.org.getIntegration('one')).toMatchObject({ alertCount: 0, lastAlertAt: null });
  });

  test('alerts have the ids that their senders were told, and no id is used again', async () => {
    const { add, incoming } = on;
    const told: number[] = [];
    const send = async (count: number) => {
      const added = await add(
        Array.from({ length: count }, (_, i) => ({ ...incoming(), payload: JSON.stringify(told.length + i) }))
      );
      told.push(...added.map(({ stored }) => stored?.alertId as number));
    };
    await send(1);
    await send(8);
    const good = Array.from({ length: 20 }, () => incoming());
    await expect(add([...good, { ...incoming(), integrationId: 999 }])).rejects.toThrow();
    await send(21);
    await on.restart();
    await send(3);
    const stored = await on.org.listRecentAlerts('one', 100);
    expect(stored.map(({ id, payload }) => [id, payload])).toEqual(told.map((id, i) => [id, String(i)]));

    await on.deleteGroup(1);
    on.setTime(undoTime);
    while (await on.store.retain(0, { resolvedDays: 0, keptAlerts: 0 })) {
      // Until nothing is left.
    }
    await on.restart();
    await send(1);
    expect(new Set(told).size).toBe(34);
  });

  test('however alerts are cut into batches, the groups are the same', async () => {
    const { add, incoming } = on;
    const alerts = fc.array(
      fc.record({
        groupingKey: fc.constantFrom('a', 'b', null),
        signal: fc.constantFrom('fire', 'acknowledge', 'resolve') as fc.Arbitrary<Facts['signal']>,
      }),
      { maxLength: 40 }
    );
    let org = 100;
    await fc.assert(
      fc.asyncProperty(alerts, async (list) => {
        const results = [];
        for (const size of [list.length, 17, 1]) {
          org += 1;
          const uid = `i${org}`;
          const id = await on.createIntegration(org, { uid, name: uid, token: uid });
          const batch = list.map((fields, i) => ({ ...incoming(fields, 1000 + i), orgId: org, integrationId: id }));
          for (let at = 0; at < batch.length; at += Math.max(1, size)) {
            await add(batch.slice(at, at + Math.max(1, size)));
          }
          const { items } = await on.store.forOrg(org).listGroups(allGroups, onePage);
          results.push(items.map(({ id: _, integration: __, ...group }) => group));
        }
        expect(results[0]).toEqual(results[2]);
        expect(results[1]).toEqual(results[2]);
        const open = (results[0] ?? []).filter(
          ({ state, groupingKey }) => state !== 'resolved' && groupingKey !== null
        );
        expect(new Set(open.map(({ groupingKey }) => groupingKey)).size).toBe(open.length);
      }),
      { numRuns: 40 }
    );
  });

  test('severity, labels and failures are kept with group and alert', async () => {
    const { add, incoming } = on;
    const failures = [{ template: 'title', line: 1, column: 4, message: 'broken' }] as const;
    await add([incoming({ severity: 'high', labels: { host: 'db-1', ['__proto__']: 'x' }, failures }), incoming()]);
    const { items } = await on.org.listGroups(allGroups, onePage);
    expect(items).toMatchObject([{ severity: 'high', titleVersion: null }]);
    expect(Object.entries(items[0]?.labels ?? {})).toEqual([
      ['host', 'db-1'],
      ['__proto__', 'x'],
    ]);
    const alerts = await on.org.listAlerts(1, onePage);
    expect(alerts.items).toMatchObject([
      { severity: null, failures: [] },
      { severity: 'high', failures },
    ]);
  });

  test('a group is shown with every alert that was acknowledged before it was asked for', async () => {
    const { add, incoming, org } = on;
    let acknowledged = 0;
    let newest = 0;
    let isOver = false;
    let reads = 0;
    let hasEnded = false;
    // A store may write its counters later where batches are large, and at once where they are small.
    const writing = (async () => {
      for (let i = 0; i < 60 || (reads <= 5 && !hasEnded); i++) {
        const size = i % 3 === 2 ? 1 : 40;
        const added = await add(Array.from({ length: size }, () => incoming({ groupingKey: 'a' })));
        acknowledged += size;
        newest = added.at(-1)?.stored?.alertId as number;
      }
      isOver = true;
    })();
    try {
      while (!isOver) {
        const [least, leastId] = [acknowledged, newest];
        if (least === 0) {
          await new Promise(setImmediate);
          continue;
        }
        const [group, list, alerts] = await Promise.all([
          org.getGroup(1),
          org.listGroups(allGroups, onePage),
          org.listAlerts(1, { limit: 1, cursor: undefined }),
        ]);
        expect(group?.alertCount).toBeGreaterThanOrEqual(least);
        expect(list.items[0]?.alertCount).toBeGreaterThanOrEqual(least);
        expect(alerts.items[0]?.id).toBeGreaterThanOrEqual(leastId);
        reads += 1;
      }
    } finally {
      hasEnded = true;
      await writing;
    }
    expect(reads).toBeGreaterThan(5);
  });
}
