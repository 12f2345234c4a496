import { expect, test } from '@jest/globals';
import type { Decision } from '../../../pkg/store/shapes/handshakes.ts';
import { anAsked } from '../handshake.ts';
import type { TestStore } from './test-store.ts';

/** After every clock of a test. */
const farAway = 1e15;

export function describeHandshakes(on: TestStore): void {
  const ask = (fields?: Parameters<typeof anAsked>[0]) =>
    on.org.changeHandshakes('one', { kind: 'ask', asked: anAsked(fields) });
  const decide = (id: number, fields: Partial<Decision> = {}) =>
    on.org.changeHandshakes('one', { kind: 'decide', id, decision: { ...confirmed, ...fields } });
  const list = () => on.org.listHandshakes('one');
  const topicsOf = async () => (await list()).map(({ topic }) => topic);
  const confirmed: Decision = {
    state: 'confirmed',
    detail: 'arn:aws:sns:eu-west-1:123456789012:alarms:1',
    by: { kind: 'user', login: 'ada', name: 'Ada' },
    at: 2000,
  };

  test('what is asked waits until somebody decides, and is there after a restart', async () => {
    expect(await ask({ verified: true, kind: 'unsubscription' })).toBe(true);
    await on.restart();
    const [asked] = await list();
    const id = asked?.id ?? 0;
    expect(await list()).toEqual([
      { ...anAsked({ verified: true, kind: 'unsubscription' }), id: expect.any(Number), decision: null },
    ]);
    expect(await decide(id, { state: 'refused', detail: 'Status 400' })).toBe(true);
    expect(await decide(id)).toBe(true);
    expect((await list()).map(({ decision }) => decision)).toEqual([confirmed]);
    expect([await decide(id), await decide(id + 1)]).toEqual([false, false]);
  });

  test('the same topic has one that waits, the last, and a message that comes again is no other', async () => {
    await ask({ receivedAt: 1000 });
    await ask({ receivedAt: 1001 });
    expect((await list()).map(({ receivedAt }) => receivedAt)).toEqual([1001]);
    await decide((await list())[0]?.id ?? 0);
    expect(await ask({ receivedAt: 1001 })).toBe(false);
    expect(await ask({ receivedAt: 1002 })).toBe(true);
    expect((await list()).map(({ decision }) => decision?.state)).toEqual([undefined, 'confirmed']);
  });

  test('its integration counts those that can still be confirmed', async () => {
    const waiting = async () => (await on.org.getIntegration('one'))?.waitingTopics;
    await ask({ topic: 'one', expiresAt: farAway });
    await ask({ topic: 'two', expiresAt: farAway });
    await ask({ topic: 'gone', kind: 'unsubscription', expiresAt: farAway });
    await ask({ topic: 'expired', expiresAt: 0 });
    expect(await waiting()).toBe(2);
    const idOf = async (topic: string) => (await list()).find((one) => one.topic === topic)?.id ?? 0;
    await decide(await idOf('one'), { state: 'unreachable' });
    expect(await waiting()).toBe(2);
    await decide(await idOf('one'));
    await decide(await idOf('two'), { state: 'dismissed' });
    expect(await waiting()).toBe(0);
    expect((await on.org.listIntegrations({ limit: 1, cursor: undefined })).items).toMatchObject([
      { waitingTopics: 0 },
    ]);
  });

  test('a flood keeps a few, and drives out nothing that is signed', async () => {
    await ask({ topic: 'signed', verified: true });
    for (let i = 0; i < 8; i++) {
      await ask({ topic: `topic ${i}` });
    }
    expect(await ask({ topic: 'signed', receivedAt: 1001 })).toBe(false);
    expect(await topicsOf()).toEqual(['topic 7', 'topic 6', 'topic 5', 'topic 4', 'signed']);
    for (let i = 0; i < 4; i++) {
      await ask({ topic: `signed ${i}`, verified: true });
    }
    expect(await ask({ topic: 'another' })).toBe(false);
    expect(await topicsOf()).toEqual(['signed 3', 'signed 2', 'signed 1', 'signed 0', 'signed']);
    expect(await ask({ topic: 'signed', receivedAt: 6000 })).toBe(true);
  });

  test('of those that are decided the last are kept', async () => {
    for (let i = 0; i < 12; i++) {
      await ask({ topic: `topic ${i}` });
      await decide((await list())[0]?.id ?? 0, { state: 'dismissed', detail: null });
    }
    expect((await topicsOf()).at(-1)).toBe('topic 2');
    expect(await topicsOf()).toHaveLength(10);
  });

  test('they go with their integration, and its successor has none', async () => {
    await ask();
    await on.org.deleteIntegration('one');
    expect([await list(), await ask()]).toEqual([[], false]);
    await on.createIntegration(1, { name: 'Successor' });
    expect(await list()).toEqual([]);
  });

  test('who listens is told where something has changed', async () => {
    const told: unknown[] = [];
    on.store.subscribe((change) => told.push(change));
    await ask();
    await ask();
    expect(told).toEqual([{ orgIds: [1], integrations: [] }]);
  });
}
