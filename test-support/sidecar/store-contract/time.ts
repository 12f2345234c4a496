import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import { toGroupRules } from '../../../pkg/domain/time/group-rules.ts';
import { heartbeatKey } from '../../../pkg/domain/time/heartbeat.ts';
import { noteEvery } from '../../../pkg/domain/time/receiving.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const start = 1_000_000;
const minute = 60_000;

export function describeTime(on: TestStore): void {
  /** Until when it was noted that alerts can be received. */
  let noted = 0;

  /** Has the store's time pass without a gap. */
  async function pass(until: number, isFirst = false): Promise<void> {
    if (isFirst) {
      await on.store.noteReceiving(until, null);
      noted = until;
    }
    while (noted < until) {
      const next = Math.min(noted + noteEvery, until);
      await on.store.noteReceiving(next, next - noted);
      noted = next;
    }
  }

  async function setQuiet(quietSeconds: number | null): Promise<void> {
    await on.org.updateIntegration('one', { settings: { quietSeconds } });
  }

  const alert = (groupingKey: string, receivedAt: number, quietSeconds: number | null = 600) => ({
    ...on.incoming({ groupingKey }, receivedAt),
    rules: toGroupRules({ ...defaultSettings, quietSeconds }),
  });

  const states = async () => (await on.org.listGroups(allGroups, onePage)).items.map(({ id, state }) => [id, state]);

  test('a group is resolved after its quiet time, by the system and with the reason, and not before', async () => {
    await setQuiet(600);
    await pass(start, true);
    await on.add([alert('a', start), alert('b', start)]);
    await on.add([alert('a', start + 4 * minute)]);
    await pass(start + 14 * minute);
    expect(await on.store.passTime(start + 10 * minute - 1)).toBe(false);
    expect(await states()).toEqual([
      [2, 'firing'],
      [1, 'firing'],
    ]);
    await on.store.passTime(start + 10 * minute);
    expect(await states()).toEqual([
      [2, 'resolved'],
      [1, 'firing'],
    ]);
    await on.store.passTime(start + 14 * minute - 1);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'firing' });
    await on.store.passTime(start + 14 * minute);
    const resolvedAt = start + 14 * minute;
    expect(await on.org.getGroup(1)).toMatchObject({
      state: 'resolved',
      resolvedAt,
      resolvedBy: { kind: 'system' },
      resolvedReason: 'No alert for 10 min',
    });
    expect((await on.org.listEvents(1, onePage)).items[0]).toMatchObject({
      type: 'resolved',
      at: resolvedAt,
      actor: { kind: 'system' },
      text: 'No alert for 10 min',
    });
    // The next alert opens another group.
    expect(await on.add([alert('a', resolvedAt)])).toMatchObject([{ stored: { groupId: 3 } }]);
  });

  test('alerts of a storm count, whatever is written later', async () => {
    await setQuiet(600);
    await pass(start, true);
    await on.add([alert('a', start)]);
    for (let i = 1; i <= 3; i++) {
      await on.add(Array.from({ length: 20 }, () => alert('a', start + i * minute)));
    }
    await pass(start + 13 * minute);
    await on.store.passTime(start + 13 * minute - 1);
    expect(await states()).toEqual([[1, 'firing']]);
    await on.store.passTime(start + 13 * minute);
    expect(await states()).toEqual([[1, 'resolved']]);
  });

  test('time in which nothing could be received does not count, also across a restart', async () => {
    await setQuiet(600);
    await pass(start, true);
    await on.add([alert('a', start)]);
    await pass(start + 4 * minute);
    await on.restart();
    await pass(start + 60 * minute, true);
    await on.store.passTime(start + 60 * minute);
    await pass(start + 66 * minute);
    await on.store.passTime(start + 66 * minute - 1);
    expect(await states()).toEqual([[1, 'firing']]);
    await on.store.passTime(start + 66 * minute);
    expect(await states()).toEqual([[1, 'resolved']]);
  });

  test('a clock that is set back does not put it off', async () => {
    await setQuiet(600);
    await pass(start + 60 * minute, true);
    await on.add([alert('a', start + 60 * minute)]);
    await pass(start + 64 * minute);
    noted = start;
    await on.store.noteReceiving(start, 15_000);
    await pass(start + 6 * minute - 15_000);
    await on.store.passTime(start);
    await on.store.passTime(start + 6 * minute - 15_001);
    expect(await states()).toEqual([[1, 'firing']]);
    await on.store.passTime(start + 6 * minute - 15_000);
    expect(await states()).toEqual([[1, 'resolved']]);
  });

  test('the group of missing heartbeats has no quiet time, whatever becomes of the settings and whoever opens it again', async () => {
    await pass(start, true);
    await on.add([{ ...on.incoming({ groupingKey: heartbeatKey }, start), rules: null }]);
    await setQuiet(600);
    await pass(start + 30 * minute);
    await on.store.passTime(start + 30 * minute);
    expect(await states()).toEqual([[1, 'firing']]);
    await on.org.actOnGroups([1], { action: 'resolve' }, ada, start + 30 * minute);
    await on.org.actOnGroups([1], { action: 'unresolve' }, ada, start + 30 * minute);
    await pass(start + 60 * minute);
    await on.store.passTime(start + 60 * minute);
    expect(await states()).toEqual([[1, 'firing']]);
  });

  test('a quiet time that is set, changed or taken away holds for open groups', async () => {
    await pass(start, true);
    await on.add([alert('a', start, null), alert('b', start, null)]);
    await on.org.actOnGroups([2], { action: 'resolve' }, ada, start);
    await pass(start + 30 * minute);
    await on.store.passTime(start + 30 * minute);
    await setQuiet(3600);
    await on.store.passTime(start + 30 * minute);
    // A batch that has the group as it was before keeps nothing from it.
    await on.add([{ ...on.incoming({ groupingKey: 'a', title: 'Other' }, start), rules: null }]);
    expect(await states()).toEqual([
      [2, 'resolved'],
      [1, 'firing'],
    ]);
    await setQuiet(null);
    await pass(start + 60 * minute);
    await on.store.passTime(start + 60 * minute);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'firing', dueAt: null });
    await setQuiet(1200);
    await on.store.passTime(start + 60 * minute);
    expect(await states()).toEqual([
      [2, 'resolved'],
      [1, 'resolved'],
    ]);
  });

  test('a group that a person opens again is quiet for all of the time once more', async () => {
    await setQuiet(600);
    await pass(start, true);
    await on.add([alert('a', start)]);
    await pass(start + 30 * minute);
    await on.store.passTime(start + 10 * minute);
    await on.org.actOnGroups([1], { action: 'unresolve' }, ada, start + 20 * minute);
    await on.store.passTime(start + 30 * minute - 1);
    expect(await states()).toEqual([[1, 'firing']]);
    await on.store.passTime(start + 30 * minute);
    expect(await states()).toEqual([[1, 'resolved']]);
  });

  test('a group that is acknowledged for too long fires again, however it was acknowledged', async () => {
    await on.org.updateIntegration('one', { settings: { acknowledgedSeconds: 600 } });
    const rules = toGroupRules({ ...defaultSettings, acknowledgedSeconds: 600 });
    await pass(start, true);
    await on.add([
      { ...on.incoming({ groupingKey: 'a' }, start), rules },
      { ...on.incoming({ groupingKey: 'b', signal: 'acknowledge' }, start + 1000), rules },
    ]);
    await on.org.actOnGroups([1], { action: 'acknowledge' }, ada, start + 2000);
    await on.store.passTime(start + 3000);
    await on.restart();
    await on.store.passTime(start + 10 * minute + 1999);
    expect(await states()).toEqual([
      [2, 'firing'],
      [1, 'acknowledged'],
    ]);
    await on.store.passTime(start + 10 * minute + 2000);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'firing', assignedTo: null, acknowledgedBy: null });
    expect((await on.org.listEvents(1, onePage)).items[0]).toMatchObject({
      type: 'unacknowledged',
      actor: { kind: 'system' },
      text: 'Acknowledged for 10 min',
    });
    await on.org.actOnGroups([1], { action: 'acknowledge' }, ada, start + 20 * minute);
    await on.org.actOnGroups([1], { action: 'silence', until: start + 40 * minute }, ada, start + 21 * minute);
    await on.store.passTime(start + 35 * minute);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'silenced' });
    await on.store.endSilences(start + 40 * minute);
    await on.store.passTime(start + 40 * minute);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'firing' });
  });

  test('an alert opens the group of its key again within the window, as it was resolved', async () => {
    const rules = toGroupRules({ ...defaultSettings, reopenSeconds: 60 });
    const alertAt = (signal: 'fire' | 'resolve', at: number, given = rules) => ({
      ...on.incoming({ groupingKey: 'a', signal }, at),
      rules: given,
    });
    await on.add([alertAt('fire', start), alertAt('resolve', start + 1000)]);
    expect(await on.add([alertAt('fire', start + 60_999)])).toMatchObject([{ stored: { groupId: 1 } }]);
    await on.org.actOnGroups([1], { action: 'resolve', reason: 'Done' }, ada, start + 70_000);
    await on.restart();
    expect(await on.add([alertAt('fire', start + 80_000)])).toMatchObject([{ stored: { groupId: 1 } }]);
    expect(await on.org.getGroup(1)).toMatchObject({
      state: 'firing',
      alertCount: 4,
      resolvedAt: null,
      resolvedBy: null,
      resolvedReason: null,
    });
    expect((await on.org.listEvents(1, onePage)).items.map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['unresolved', 'source'],
      ['resolved', 'user'],
      ['unresolved', 'source'],
      ['resolved', 'source'],
      ['opened', 'source'],
    ]);
    // One batch, in which it is resolved and opened again.
    await on.add([alertAt('resolve', start + 81_000), alertAt('fire', start + 82_000)]);
    await on.add([alertAt('resolve', start + 83_000)]);
    // Without the rule, and after the window, another one is opened.
    expect(await on.add([alertAt('fire', start + 84_000, null)])).toMatchObject([{ stored: { groupId: 2 } }]);
    await on.add([alertAt('resolve', start + 85_000)]);
    expect(await on.add([alertAt('fire', start + 145_000)])).toMatchObject([{ stored: { groupId: 3 } }]);
    await on.add([alertAt('resolve', start + 146_000)]);
    await on.deleteGroup(3);
    // A deleted group is opened by nobody.
    expect(await on.add([alertAt('fire', start + 147_000)])).toMatchObject([{ stored: { groupId: 4 } }]);
    expect(await states()).toEqual([
      [4, 'firing'],
      [2, 'resolved'],
      [1, 'resolved'],
    ]);
  });

  test('however many groups are due, they are resolved step by step', async () => {
    await setQuiet(600);
    await pass(start, true);
    await on.add(Array.from({ length: 600 }, (_, i) => alert(`k${i}`, start)));
    await pass(start + 10 * minute);
    expect(await on.store.passTime(start + 10 * minute)).toBe(true);
    expect(await on.store.passTime(start + 10 * minute)).toBe(false);
    expect(await on.org.countGroups(allGroups)).toMatchObject({ firing: 0, resolved: 600 });
  });

  test('settings of time reach all open groups of the integration, some at a time, also after a restart', async () => {
    await pass(start, true);
    await on.add(Array.from({ length: 1001 }, (_, i) => alert(`${i}`, start, null)));
    await on.org.actOnGroups([1, 500, 1001], { action: 'acknowledge' }, ada, start);
    await on.org.actOnGroups([2, 700], { action: 'silence', until: null }, ada, start);
    await setQuiet(600);
    await pass(start + 10 * minute);
    expect(await on.store.passTime(start + 10 * minute)).toBe(true);
    await on.restart();
    while (await on.store.passTime(start + 10 * minute)) {
      // Until none is left.
    }
    const counts = (await on.store.countAllGroups()).filter(({ count }) => count > 0);
    expect(counts).toEqual([{ orgId: 1, integrationUid: 'one', state: 'resolved', count: 1001 }]);
  });
}
