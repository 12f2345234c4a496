import { expect, test } from '@jest/globals';
import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';
import type { GroupSearch } from '../../../pkg/store/shapes/searches.ts';
import { allGroups } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;

export function describeGroupIds(on: TestStore): void {
  async function idsOf(text: string, fields: Partial<GroupSearch> = {}, limit = 10_000): Promise<number[]> {
    const read = parseQuery(text);
    if ('fault' in read) {
      throw new Error(read.fault.message);
    }
    const ids: number[] = [];
    let found: number[];
    do {
      found = await on.org.findGroupIds({ ...allGroups, query: read.query, ...fields }, ids.at(-1) ?? 0, limit);
      ids.push(...found);
    } while (found.length === limit);
    return ids;
  }

  test('all that match once, in ascending order, whether they are few or many', async () => {
    const count = 1200;
    await on.add(
      Array.from({ length: count }, (_, i) => ({
        ...on.incoming({ groupingKey: `${i}`, severity: i % 2 === 0 ? 'high' : 'info' }, 1000 + i),
        payload: JSON.stringify({ rest: i % 3 }),
      }))
    );
    await on.org.actOnGroups([2, 4, 5], { action: 'acknowledge' }, ada, 9000);
    const all = Array.from({ length: count }, (_, i) => i + 1);
    expect(await idsOf('')).toEqual(all);
    expect(await idsOf('', {}, 500)).toEqual(all);
    expect(await idsOf('state:acknowledged')).toEqual([2, 4, 5]);
    expect(await idsOf('', { states: ['acknowledged'] }, 1)).toEqual([2, 4, 5]);
    expect(await idsOf('state:firing', { states: ['acknowledged'] })).toEqual([]);
    expect(await idsOf('severity:info', {}, 100)).toEqual(all.filter((id) => id % 2 === 0));
    expect(await idsOf('', { to: 1000 })).toEqual([1]);
    expect(await idsOf('payload.rest=1')).toEqual(all.filter((id) => id % 3 === 2));
    expect(await idsOf('payload.rest=1 state:acknowledged', {}, 2)).toEqual([2, 5]);
  });

  test('by notes, as they are now, and by who has been given a group', async () => {
    await on.add(['a', 'b', 'c'].map((groupingKey) => on.incoming({ groupingKey })));
    await on.org.actOnGroups([1, 2], { action: 'note', text: 'Ask the **network** team' }, ada, 2000);
    await on.org.actOnGroups([3], { action: 'assign', assignee: { ...ada, login: 'zoe', name: 'Zoë' } }, ada, 2000);
    expect([await idsOf('note:NETWORK'), await idsOf('note:te'), await idsOf('by:zoe')]).toEqual([[1, 2], [1, 2], [3]]);
    const [note] = (await on.org.listEvents(1, { limit: 1, cursor: undefined })).items;
    await on.org.editNote(1, note?.id ?? 0, 'Ask storage', 3000);
    expect([await idsOf('note:network'), await idsOf('note:storage')]).toEqual([[2], [1]]);
    await on.org.deleteNote(1, note?.id ?? 0);
    await on.org.actOnGroups([3], { action: 'assign', assignee: null }, ada, 3000);
    expect([await idsOf('note:storage'), await idsOf('by:zoe')]).toEqual([[], []]);
  });
}
