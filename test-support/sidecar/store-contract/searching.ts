import { expect, test } from '@jest/globals';
import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';
import type { GroupSearch } from '../../../pkg/store/shapes/searches.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeSearching(on: TestStore): void {
  const asking = (text: string): GroupSearch => {
    const read = parseQuery(text);
    if ('fault' in read) {
      throw new Error(read.fault.message);
    }
    return { ...allGroups, query: read.query };
  };
  const find = async (text: string) => (await on.org.listGroups(asking(text), onePage)).items.map(({ id }) => id);
  const catchUp = async () => {
    // Counters that are deferred at the first call are written by the second.
    for (let calls = 0; (await on.store.catchUp()) || calls < 2; calls += 1) {}
  };
  const labelled = (groupingKey: string, env: string) =>
    on.incoming({ groupingKey, title: `Disk of ${groupingKey}`, labels: { env } });

  test('by label, key and title, as they are now', async () => {
    await on.add([labelled('db-1', 'prod'), labelled('db-2', 'stage')]);
    await catchUp();
    expect(await find('label.env=PROD')).toEqual([1]);
    expect(await find('key:db-*')).toEqual([2, 1]);
    expect(await find('"disk of db-2"')).toEqual([2]);
    await on.add([labelled('db-1', 'test')]);
    await catchUp();
    expect([await find('label.env=prod'), await find('label.env=test')]).toEqual([[], [1]]);
  });

  test('by their numbers of alerts once a storm of alerts is counted', async () => {
    await on.add([labelled('a', 'prod')]);
    await on.add(Array.from({ length: 100 }, () => labelled('a', 'prod')));
    await catchUp();
    expect(await find('alerts:101')).toEqual([1]);
  });

  test('until they are deleted, with all that they were found by', async () => {
    await on.add([
      labelled('a', 'prod'),
      { ...labelled('a', 'prod'), facts: { ...labelled('a', 'prod').facts, signal: 'resolve' } },
    ]);
    await catchUp();
    while (await on.store.retain(1e12, { resolvedDays: 1, keptAlerts: 0 })) {}
    const rows = ['labels', 'group_labels', 'group_keys', 'group_people', 'search_queue'].map((table) =>
      on.place.query(`select count(*) from ${table}`)
    );
    expect((await Promise.all(rows)).flat(2)).toEqual([0, 0, 0, 0, 0]);
    expect([await find('label.env=prod'), await find('disk')]).toEqual([[], []]);
  });

  test('with facets once, also where a label is named like a field', async () => {
    const graded = (groupingKey: string, severity: 'high' | 'info') =>
      on.incoming({ groupingKey, severity, labels: { Severity: severity, type: severity, env: severity } });
    await on.add([graded('a', 'high'), graded('b', 'high'), graded('c', 'info'), graded('d', 'info')]);
    await catchUp();
    const { facets } = await on.org.findFacets(allGroups);
    expect(facets.map(({ field }) => field)).toEqual(['severity', 'integration', 'type', 'label.env']);
  });

  test('of their org alone, with what splits them', async () => {
    const theirs = await on.createIntegration(2, { token: 'theirs' });
    const alerts = [labelled('a', 'prod'), labelled('b', 'prod'), labelled('c', 'stage')];
    await on.add([...alerts, { ...labelled('a', 'secret'), orgId: 2, integrationId: theirs }]);
    await catchUp();
    expect(await find('disk or label.env=secret')).toEqual([3, 2, 1]);
    const { facets } = await on.org.findFacets(allGroups);
    expect(facets.find(({ field }) => field === 'label.env')?.values).toEqual([
      { value: 'prod', text: 'prod', count: 2 },
      { value: 'stage', text: 'stage', count: 1 },
    ]);
    expect(await on.org.listValues(allGroups, { field: 'label.env', prefix: 'S', limit: 5 })).toEqual([
      { value: 'stage', text: 'stage', count: 1 },
    ]);
    expect(await on.org.listValues(asking('state:open'), { field: 'severity', prefix: 'no', limit: 5 })).toEqual([
      { value: 'none', text: 'none', count: 3 },
    ]);
    const { from, step, series } = await on.org.makeHistogram(asking('label.env=prod'), {
      by: 'severity',
      buckets: 10,
    });
    expect({ from, step, none: series.find(({ value }) => value === 'none')?.counts }).toEqual({
      from: 1000,
      step: 1000,
      none: [2],
    });
  });
}
