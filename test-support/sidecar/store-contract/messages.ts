import { expect, test } from '@jest/globals';
import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';
import type { GroupSearch, UnindexedGroup } from '../../../pkg/store/shapes/searches.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeMessages(on: TestStore): void {
  const asking = (text: string): GroupSearch => {
    const read = parseQuery(text);
    if ('fault' in read) {
      throw new Error(read.fault.message);
    }
    return { ...allGroups, query: read.query };
  };
  const find = async (text: string, orgId = 1) =>
    (await on.store.forOrg(orgId).listGroups(asking(text), onePage)).items.map(({ id }) => id);
  const titled = (title: string) => on.incoming({ title, groupingKey: title });
  const unindexed = async (limit = 100) => on.store.listUnindexed(limit);
  const ids = (groups: readonly UnindexedGroup[]) => groups.map(({ groupId }) => groupId);
  /** Gives all groups that wait for it this message. */
  const index = async (message: string | null) =>
    on.store.indexMessages((await unindexed()).map((group) => ({ ...group, message })));

  test('by a word that is in the message only, whatever its case', async () => {
    await on.add([titled('a'), titled('b')]);
    expect(ids(await unindexed())).toEqual([2, 1]);
    expect(await find('paper')).toEqual([]);
    await index('The printer is out of Paper.');
    expect(await find('paper')).toEqual([2, 1]);
    expect(await find('"PRINTER is"')).toEqual([2, 1]);
    expect(await unindexed()).toEqual([]);
  });

  test('as it is after a newer alert, and no more as it was', async () => {
    await on.add([titled('a'), titled('b')]);
    await index('out of paper');
    await on.add([titled('a')]);
    expect(ids(await unindexed())).toEqual([1]);
    expect(await find('paper')).toEqual([2, 1]);
    await index('out of toner');
    expect([await find('paper'), await find('toner')]).toEqual([[2], [1]]);
    await on.add([titled('a')]);
    await index(null);
    expect(await find('toner')).toEqual([]);
  });

  test('again where another alert comes while a message is rendered', async () => {
    await on.add([titled('a')]);
    const rendered = await unindexed();
    await on.add([titled('a')]);
    await unindexed();
    await on.store.indexMessages(rendered.map((group) => ({ ...group, message: 'out of paper' })));
    expect(await find('paper')).toEqual([1]);
    expect(ids(await unindexed())).toEqual([1]);
  });

  test('after a storm of alerts, each group once', async () => {
    await on.add(Array.from({ length: 5000 }, (_, i) => titled(`${i % 3}`)));
    let groups = await unindexed();
    for (let calls = 0; calls < 5; calls += 1) {
      groups = await unindexed();
    }
    expect(ids(groups)).toEqual([3, 2, 1]);
    await index('out of paper');
    expect(await find('paper')).toEqual([3, 2, 1]);
    expect(await unindexed()).toEqual([]);
  });

  test('that are there after a restart', async () => {
    await on.add([titled('a'), titled('b')]);
    const [first] = await unindexed(1);
    await on.store.indexMessages([{ ...(first as UnindexedGroup), message: 'out of paper' }]);
    await on.restart();
    expect(ids(await unindexed())).toEqual([1]);
    expect(await find('paper')).toEqual([2]);
  });

  test('until they are deleted, and once they are back', async () => {
    await on.add([titled('a'), titled('b')]);
    const rendered = await unindexed();
    const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
    await on.org.actOnGroups([1], { action: 'delete' }, ada, 0, 'an operation');
    await on.store.indexMessages(rendered.map((group) => ({ ...group, message: 'out of paper' })));
    expect([await find('paper'), await unindexed()]).toEqual([[2], []]);
    const operation = await on.org.findOperation('an operation');
    await on.org.undoPart(operation?.parts[0] as number, ada, 0);
    expect(ids(await unindexed())).toEqual([1]);
    await index('out of paper');
    expect(await find('paper')).toEqual([2, 1]);
    await on.add([titled('a')]);
    await unindexed();
    await on.org.actOnGroups([1, 2], { action: 'delete' }, ada, 0);
    on.setTime(1e12);
    while (await on.store.retain(1e12, { resolvedDays: 1, keptAlerts: 0 })) {}
    const rows = ['group_messages', 'message_queue'].map((table) => on.place.query(`select count(*) from ${table}`));
    expect((await Promise.all(rows)).flat(2)).toEqual([0, 0]);
    await on.store.indexMessages(rendered.map((group) => ({ ...group, message: 'out of paper' })));
    expect(await find('paper')).toEqual([]);
  });

  test('of their org alone, some of each org at a time', async () => {
    const theirs = await on.createIntegration(2, { token: 'theirs' });
    const ofThem = { ...titled('d'), orgId: 2, integrationId: theirs };
    await on.add([titled('a'), titled('b'), titled('c'), ofThem]);
    expect((await unindexed(2)).map(({ orgId, groupId }) => [orgId, groupId])).toEqual([
      [1, 3],
      [1, 2],
      [2, 4],
    ]);
    await index('out of paper');
    expect([await find('paper'), await find('paper', 2)]).toEqual([[3, 2, 1], [4]]);
  });

  test('as far as a message is indexed', async () => {
    await on.add([titled('a')]);
    await index(`${'x '.repeat(4000)}paper${' x'.repeat(4000)}toner`);
    expect([await find('paper'), await find('toner')]).toEqual([[1], []]);
  });

  test('and tells who listens of messages that are not what they were', async () => {
    await on.add([titled('a')]);
    const heard: number[][] = [];
    const stop = on.store.subscribe(({ orgIds }) => heard.push([...orgIds]));
    await index('out of paper');
    expect(heard.filter((orgIds) => orgIds.length > 0)).toEqual([[1]]);
    stop();
    await on.add([titled('a')]);
    // A store that counts later says so.
    await on.store.catchUp();
    on.store.subscribe(({ orgIds }) => heard.push([...orgIds]));
    await index('out of paper');
    expect(heard.filter((orgIds) => orgIds.length > 0)).toEqual([[1]]);
  });
}
