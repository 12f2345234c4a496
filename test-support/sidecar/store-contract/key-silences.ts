import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import { toGroupRules } from '../../../pkg/domain/time/group-rules.ts';
import type { PersonAction } from '../../../pkg/store/shapes/actions.ts';
import { plainFacts } from '../facts.ts';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;
const operation = '5c6f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';
const lasting = { action: 'silence', until: 9000, reason: 'Known', outlasts: true } as const;
const silence = { at: 2000, by: ada, until: 9000, reason: 'Known' };

export function describeKeySilences(on: TestStore): void {
  const act = (id: number, action: PersonAction, at = 2000) => on.org.actOnGroups([id], action, ada, at, operation);
  const fire = (at: number, groupingKey = 'a') => on.add([on.incoming({ groupingKey }, at)]);
  const recover = (at: number, groupingKey = 'a') => on.add([on.incoming({ groupingKey, signal: 'resolve' }, at)]);
  const state = async (id: number) => (await on.org.getGroup(id))?.state;
  const keySilence = async (id: number) => (await on.org.getGroup(id))?.keySilence;

  async function undo(at: number) {
    const parts = (await on.org.findOperation(operation))?.parts ?? [];
    return Promise.all(parts.map((part) => on.org.undoPart(part, ada, at)));
  }

  test('a group that opens with the key of one that was silenced so opens silenced, also after a restart', async () => {
    await fire(1000);
    await act(1, lasting);
    expect(await keySilence(1)).toEqual(silence);
    await recover(3000);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'resolved', silencedUntil: null, keySilence: silence });
    await on.restart();
    await fire(4000);
    await fire(4000, 'b');
    expect(await state(3)).toBe('firing');
    expect(await on.org.getGroup(2)).toMatchObject({
      state: 'silenced',
      silencedAt: 4000,
      silencedBy: ada,
      silencedUntil: 9000,
      silencedReason: 'Known',
      keySilence: silence,
    });
    expect((await on.org.listEvents(2, onePage)).items).toMatchObject([
      {
        type: 'silenced',
        actor: ada,
        silencedUntil: 9000,
        text: 'It was silenced before, also after it recovers: Known',
      },
      { type: 'opened', text: null },
    ]);
    await on.store.endSilences(9000);
    expect(await state(2)).toBe('firing');
    await recover(9001);
    await fire(9002);
    expect(await state(4)).toBe('firing');
  });

  test('one batch that resolves a group and opens another has it silenced, too', async () => {
    await fire(1000);
    await act(1, lasting);
    const batch = (['resolve', 'fire'] as const).map((signal) => on.incoming({ groupingKey: 'a', signal }, 3000));
    expect(await on.add([...batch, on.incoming({ groupingKey: 'b' }, 3000)])).toMatchObject([
      { stored: { groupId: 1 } },
      { stored: { groupId: 2 } },
      { stored: { groupId: 3 } },
    ]);
    expect([await state(1), await state(2), await state(3)]).toEqual(['resolved', 'silenced', 'firing']);
  });

  test('so does an alert of a storm', async () => {
    await on.add(Array.from({ length: 40 }, (_, i) => on.incoming({ groupingKey: `k${i}` }, 1000)));
    await on.org.actOnGroups([1, 2], lasting, ada, 2000);
    await on.add(Array.from({ length: 40 }, (_, i) => on.incoming({ groupingKey: `k${i}`, signal: 'resolve' }, 3000)));
    const added = await on.add(Array.from({ length: 40 }, (_, i) => on.incoming({ groupingKey: `k${i}` }, 4000)));
    const ids = added.map(({ stored }) => stored?.groupId ?? 0);
    expect(await Promise.all(ids.slice(0, 4).map(state))).toEqual(['silenced', 'silenced', 'firing', 'firing']);
  });

  test('a group that is opened again by an alert is silenced, too', async () => {
    await fire(1000);
    await act(1, lasting);
    await recover(3000);
    const rules = toGroupRules({ ...defaultSettings, reopenSeconds: 60 });
    await on.add([{ ...on.incoming({ groupingKey: 'a' }, 4000), rules }]);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'silenced', silencedUntil: 9000 });
  });

  test.each<[string, number]>([
    ['the group that it was made on', 1],
    ['the group that opened with it', 2],
  ])('its end on %s ends it for the key', async (_, id) => {
    await fire(1000);
    await act(1, lasting);
    if (id === 2) {
      await recover(3000);
      await fire(4000);
    }
    expect(await on.org.actOnGroups([id], { action: 'unsilence' }, bob, 5000)).toMatchObject({ changed: [id] });
    expect([await state(id), await keySilence(id)]).toEqual(['firing', null]);
    await recover(6000);
    await fire(7000);
    expect(await state(id + 1)).toBe('firing');
  });

  test('it is ended on a resolved group, that is undone, and it is refused where a newer one is open', async () => {
    await fire(1000);
    await on.org.actOnGroups([1], lasting, ada, 2000);
    await recover(3000);
    expect(await act(1, { action: 'unsilence' }, 4000)).toMatchObject({ changed: [1], canUndo: true });
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'resolved', keySilence: null });
    expect((await on.org.listEvents(1, onePage)).items[0]).toMatchObject({
      type: 'unsilenced',
      actor: ada,
      text: 'For what comes next',
    });
    expect(await undo(4500)).toMatchObject([{ changed: [1], refused: [] }]);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'resolved', keySilence: silence });
    await fire(5000);
    expect(await state(2)).toBe('silenced');
    expect(await on.org.actOnGroups([1], { action: 'unsilence' }, ada, 6000)).toMatchObject({
      refused: [{ id: 1, code: 'newer_group_open' }],
    });
    expect(await on.org.actOnGroups([1, 2], { action: 'unsilence' }, ada, 6000)).toMatchObject({ changed: [2] });
    expect(await keySilence(1)).toBeNull();
    expect(await on.org.actOnGroups([1], { action: 'unsilence' }, ada, 7000)).toMatchObject({
      refused: [{ id: 1, code: 'not_allowed' }],
    });
  });

  test('another silence takes its place, and what is undone gives it back', async () => {
    await fire(1000);
    await on.org.actOnGroups([1], lasting, ada, 2000);
    await act(1, { action: 'silence', until: 8000 }, 2500);
    expect(await keySilence(1)).toBeNull();
    await undo(2600);
    expect(await on.org.getGroup(1)).toMatchObject({ silencedUntil: 9000, keySilence: silence });
  });

  test('the silence of a key that was made anew since is not undone', async () => {
    await fire(1000);
    await act(1, lasting);
    await on.org.actOnGroups([1], { ...lasting, until: null }, bob, 3000);
    await undo(4000);
    expect(await keySilence(1)).toMatchObject({ by: bob, until: null });
  });

  test('acknowledged, resolved by hand or deleted, a group leaves it to what comes next', async () => {
    for (const [i, action] of (['acknowledge', 'resolve', 'delete'] as const).entries()) {
      const key = `k${i}`;
      const added = await fire(1000, key);
      const id = added[0]?.stored?.groupId ?? 0;
      await on.org.actOnGroups([id], lasting, ada, 2000);
      await on.org.actOnGroups([id], { action }, ada, 3000);
      await recover(4000, key);
      const next = await fire(5000, key);
      expect(await state(next[0]?.stored?.groupId ?? 0)).toBe('silenced');
    }
  });

  test('a group without a key has none', async () => {
    await on.add([{ ...on.incoming(), facts: plainFacts({ groupingKey: null }) }]);
    await act(1, lasting);
    expect(await on.org.getGroup(1)).toMatchObject({ state: 'silenced', keySilence: null });
  });

  test('it follows a group to its present key', async () => {
    await fire(1000, 'old');
    await act(1, lasting);
    await on.add([on.incoming({ groupingKey: 'new', formerKey: 'old' }, 3000)]);
    expect(await keySilence(1)).toEqual(silence);
    await recover(4000, 'new');
    await fire(5000, 'new');
    expect(await state(2)).toBe('silenced');
  });

  test('it is forgotten once it is over, and with its integration', async () => {
    await fire(1000);
    await fire(1000, 'b');
    await act(1, lasting);
    await on.org.actOnGroups([2], { ...lasting, until: null }, ada, 2000);
    on.setTime(9000);
    await on.store.retain(9000, { resolvedDays: 0, keptAlerts: 0 });
    expect([await keySilence(1), (await keySilence(2))?.until]).toEqual([null, null]);
    expect(await keySilence(2)).not.toBeNull();
    await on.org.deleteIntegration('one');
    expect(await keySilence(2)).toBeNull();
  });

  test('the same key of another integration is not silenced', async () => {
    const integrationId = await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'other' });
    await fire(1000);
    await act(1, lasting);
    await on.add([{ ...on.incoming({ groupingKey: 'a' }, 3000), integrationId }]);
    expect(await state(2)).toBe('firing');
  });
}
