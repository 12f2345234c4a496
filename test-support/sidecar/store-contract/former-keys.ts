import { expect, test } from '@jest/globals';
import { plainAlert } from '../alert.ts';
import { factsOf } from '../interpret.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

/** The default key of a webhook as it was: the whole payload. */
const formerTemplates = { groupingKey: '{{ payload | tojson }}' };
const failed = { title: 'Backup failed', host: 'b1', state: 'alerting' };

export function describeFormerKeys(on: TestStore): void {
  const alertOf = (payload: object, templates = {}) =>
    plainAlert({
      integrationId: on.integrationId,
      facts: factsOf('webhook', payload, templates),
      payload: JSON.stringify(payload),
    });

  async function add(payloads: object[], templates = {}): Promise<Array<number | null>> {
    const added = await on.add(payloads.map((payload) => alertOf(payload, templates)));
    return added.map(({ stored }) => stored?.groupId ?? null);
  }

  /** What a sidecar did that knew the former default only, and ended. */
  async function addFormerly(...payloads: object[]): Promise<Array<number | null>> {
    const added = await add(payloads, formerTemplates);
    await on.restart();
    return added;
  }

  const groups = async () => (await on.org.listGroups(allGroups, onePage)).items.reverse();

  test('an open group with the former key takes the same alert, and from then on its recovery', async () => {
    expect(await addFormerly(failed)).toEqual([1]);
    expect(await add([failed])).toEqual([1]);
    expect(await groups()).toMatchObject([{ groupingKey: '{"host": "b1", "title": "Backup failed"}', alertCount: 2 }]);
    expect(await add([{ ...failed, state: 'ok' }])).toEqual([1]);
    expect(await groups()).toMatchObject([{ state: 'resolved', alertCount: 3 }]);
  });

  test('within a batch too, in which others have the new key', async () => {
    await addFormerly(failed);
    const other = { ...failed, host: 'b2' };
    expect(await add([other, failed, failed, other, { ...failed, state: 'ok' }, failed])).toEqual([2, 1, 1, 2, 1, 3]);
    expect(await groups()).toMatchObject([
      { state: 'resolved', alertCount: 4 },
      { state: 'firing', alertCount: 2 },
      { state: 'firing', alertCount: 1 },
    ]);
  });

  test('a group that has the key itself comes first, and both stay as they are', async () => {
    await add([{ ...failed, state: 'firing' }]);
    await addFormerly(failed);
    expect(await add([failed])).toEqual([1]);
    expect((await groups()).map(({ groupingKey }) => groupingKey)).toEqual([
      '{"host": "b1", "title": "Backup failed"}',
      '{"host": "b1", "state": "alerting", "title": "Backup failed"}',
    ]);
  });

  test('a group that is resolved, or of another alert, is left alone', async () => {
    await addFormerly(failed, { ...failed, host: 'b2' });
    await on.org.actOnGroups([1], { action: 'resolve' }, { kind: 'system' }, 5);
    expect(await add([failed, { ...failed, host: 'b3' }])).toEqual([3, 4]);
  });

  test('a batch that is taken back leaves the group its key', async () => {
    await addFormerly(failed);
    const broken = plainAlert({ integrationId: 999, facts: factsOf('webhook', { a: 1 }) });
    await expect(on.add([alertOf(failed), broken])).rejects.toThrow();
    expect(await groups()).toMatchObject([
      { groupingKey: '{"host": "b1", "state": "alerting", "title": "Backup failed"}', alertCount: 1 },
    ]);
    expect(await add([failed])).toEqual([1]);
  });
}
