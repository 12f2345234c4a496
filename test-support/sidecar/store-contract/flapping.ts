import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';
import { toGroupRules } from '../../../pkg/domain/time/group-rules.ts';
import { noteEvery } from '../../../pkg/domain/time/receiving.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const operation = '5c6f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';
const second = 1000;
const start = 1_000_000;
const flapping = { changes: 2, seconds: 60 };
const rules = toGroupRules({ ...defaultSettings, flapping });

export function describeFlapping(on: TestStore): void {
  const say = (signal: 'fire' | 'resolve', at: number) => ({
    ...on.incoming({ groupingKey: 'a', signal }, start + at * second),
    rules,
  });
  const mark = async (id: number) => {
    const group = await on.org.getGroup(id);
    return [group?.state, group?.flappingSince === null ? null : ((group?.flappingSince ?? 0) - start) / second];
  };
  const types = async (id: number) => (await on.org.listEvents(id, onePage)).items.map(({ type }) => type);
  const find = async (text: string) => {
    const parsed = parseQuery(text);
    if ('fault' in parsed) {
      throw new Error(text);
    }
    return (await on.org.listGroups({ ...allGroups, query: parsed.query }, onePage)).items.map(({ id }) => id);
  };

  async function setFlapping(setting: typeof flapping | null): Promise<void> {
    await on.org.updateIntegration('one', { settings: { flapping: setting } });
  }

  async function pass(from: number, until: number): Promise<void> {
    await on.store.noteReceiving(start + from * second, null);
    for (let at = from * second + noteEvery; at < until * second; at += noteEvery) {
      await on.store.noteReceiving(start + at, noteEvery);
    }
    await on.store.noteReceiving(start + until * second, noteEvery);
    await on.store.passTime(start + until * second);
  }

  test('changes are counted across groups and restarts, and hold the one that is open until it was quiet', async () => {
    await setFlapping(flapping);
    await on.add([say('fire', 0)]);
    await on.add([say('resolve', 1)]);
    await on.restart();
    await on.add([say('fire', 2)]);
    expect([await mark(1), await mark(2), await find('is:flapping')]).toEqual([
      ['resolved', null],
      ['firing', null],
      [],
    ]);
    await on.add([say('resolve', 3)]);
    expect([await mark(2), await find('is:flapping'), await find('is!=flapping')]).toEqual([['firing', 3], [2], [1]]);
    await on.add([say('resolve', 4), say('fire', 5), say('resolve', 6)]);
    expect(await on.org.getGroup(2)).toMatchObject({ state: 'firing', alertCount: 5 });
    expect(await types(2)).toEqual(['flapping', 'opened']);
    await on.restart();
    await pass(0, 65);
    expect(await mark(2)).toEqual(['firing', 3]);
    await pass(0, 66);
    expect(await mark(2)).toEqual(['resolved', null]);
    expect((await on.org.listEvents(2, onePage)).items.slice(0, 2)).toMatchObject([
      { type: 'resolved', actor: { kind: 'system' }, text: 'It has recovered. No change for 1 min' },
      { type: 'settled', actor: { kind: 'system' }, text: 'No change for 1 min' },
    ]);
  });

  test('one batch counts as many do', async () => {
    await setFlapping(flapping);
    const signals = ['fire', 'resolve', 'fire', 'resolve', 'fire', 'resolve'] as const;
    const added = await on.add(signals.map((signal, i) => say(signal, i)));
    expect(added.map(({ stored }) => stored?.groupId)).toEqual([1, 1, 2, 2, 2, 2]);
    expect([await mark(1), await mark(2)]).toEqual([
      ['resolved', null],
      ['firing', 3],
    ]);
  });

  test('a storm that says the same again leaves the mark, and one that changes counts', async () => {
    await setFlapping(flapping);
    for (const [i, signal] of (['fire', 'resolve', 'fire', 'resolve'] as const).entries()) {
      await on.add([say(signal, i)]);
    }
    for (let i = 4; i < 8; i++) {
      await on.add(Array.from({ length: 20 }, () => say('resolve', i)));
    }
    expect(await on.org.getGroup(2)).toMatchObject({ state: 'firing', flaps: { last: 'recovered' } });
    await on.add(Array.from({ length: 20 }, () => say('fire', 20)));
    expect(await on.org.getGroup(2)).toMatchObject({ flaps: { last: 'firing' } });
    await pass(0, 79);
    expect(await mark(2)).toEqual(['firing', 3]);
    await pass(0, 80);
    expect(await mark(2)).toEqual(['firing', null]);
  });

  test('what a person did before it began is undone all the same', async () => {
    await setFlapping(flapping);
    await on.add([say('fire', 0), say('resolve', 1), say('fire', 2)]);
    await on.org.actOnGroups([2], { action: 'acknowledge' }, ada, start, operation);
    await on.add([say('resolve', 3)]);
    expect(await mark(2)).toEqual(['acknowledged', 3]);
    const [part = 0] = (await on.org.findOperation(operation))?.parts ?? [];
    expect(await on.org.undoPart(part, ada, start)).toMatchObject({ changed: [2] });
    expect(await mark(2)).toEqual(['firing', 3]);
  });

  test('a group settles at once where the integration asks no more', async () => {
    await setFlapping(flapping);
    await on.add([say('fire', 0), say('resolve', 1), say('fire', 2), say('resolve', 3)]);
    await setFlapping(null);
    await on.store.passTime(start + 4 * second);
    expect(await mark(2)).toEqual(['resolved', null]);
  });

  test('a recovery that is held is told as one that was added', async () => {
    await setFlapping(flapping);
    const added = await on.add([say('fire', 0), say('resolve', 1), say('fire', 2), say('resolve', 3)]);
    const tell = async (place: number) => {
      const { alertId = 0, groupId = 0 } = added[place]?.stored ?? {};
      return (await on.org.tellAlert(groupId, alertId))?.outcome;
    };
    expect([await tell(1), await tell(2), await tell(3)]).toEqual(['resolved', 'opened', 'added']);
  });
}
