import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const heartbeat = { everySeconds: 60, graceSeconds: 10, anyDelivery: false, title: null };

export function describeHeartbeats(on: TestStore): void {
  const due = async (now: number) => (await on.store.findDueHeartbeats(now)).due;
  const beat = (at: number, integrationId = on.integrationId) => on.store.noteHeartbeats([{ integrationId, at }]);
  const seen = (lastAt: number, dueAt: number | null, missedAfter: number | null = null) => ({
    integrationId: on.integrationId,
    lastAt,
    expectedSince: 500,
    missedAfter,
    dueAt,
  });

  test('the first one is looked at at once, later ones when they are due', async () => {
    await on.org.updateIntegration('one', { settings: { heartbeat } });
    expect(await due(1e12)).toEqual([]);
    await beat(1000);
    const first = { integrationId: on.integrationId, orgId: 1, uid: 'one', settings: heartbeat, lastAt: 1000 };
    expect(await due(1000)).toEqual([{ ...first, expectedSince: null, missedAfter: null }]);
    await on.store.saveHeartbeats([seen(1000, 71_000)]);
    await beat(31_000);
    expect(await due(70_999)).toEqual([]);
    await on.restart();
    expect(await due(71_000)).toEqual([{ ...first, lastAt: 31_000, expectedSince: 500, missedAfter: null }]);
  });

  test('one that comes while they are missing, or while they are looked at, is looked at at once', async () => {
    await beat(1000);
    await on.store.saveHeartbeats([seen(1000, null, 1000)]);
    expect(await due(1e12)).toEqual([]);
    expect((await on.org.getIntegration('one'))?.heartbeat).toEqual({ lastAt: 1000, isMissing: true });
    await beat(9000);
    expect(await due(9000)).toMatchObject([{ lastAt: 9000, missedAfter: 1000 }]);
    expect((await on.org.listIntegrations(onePage)).items[0]?.heartbeat).toEqual({ lastAt: 9000, isMissing: false });
    await beat(9001);
    await on.store.saveHeartbeats([seen(9000, 80_000)]);
    expect(await due(9001)).toMatchObject([{ lastAt: 9001, missedAfter: null }]);
  });

  test('a change of what is expected is looked at at once, and what is not taken is not expected', async () => {
    await beat(1000);
    await on.store.saveHeartbeats([seen(1000, 80_000)]);
    await on.org.updateIntegration('one', { settings: { quietSeconds: 60 } });
    expect(await due(2000)).toEqual([]);
    await on.org.updateIntegration('one', { settings: { heartbeat } });
    expect(await due(2000)).toMatchObject([{ settings: heartbeat, expectedSince: null }]);
    for (const settings of [{ enabled: false }, { enabled: true, heartbeat: null }]) {
      await on.store.saveHeartbeats([seen(1000, 80_000)]);
      await on.org.updateIntegration('one', { settings });
      expect(await due(2000)).toMatchObject([{ settings: null }]);
    }
    await on.org.updateIntegration('one', { settings: defaultSettings });
    await on.store.saveHeartbeats([seen(1000, 80_000)]);
    await on.org.deleteIntegration('one');
    expect(await due(2000)).toMatchObject([{ settings: null }]);
  });

  test('those of several integrations are noted together, and of one that is deleted not at all', async () => {
    const other = await on.createIntegration(2, { uid: 'two', token: 'two' });
    const gone = await on.createIntegration(2, { uid: 'three', token: 'three' });
    await on.store.forOrg(2).deleteIntegration('three');
    await on.store.noteHeartbeats([
      { integrationId: gone, at: 1000 },
      { integrationId: other, at: 1001 },
      { integrationId: on.integrationId, at: 1002 },
    ]);
    expect((await due(2000)).map(({ orgId, uid, lastAt }) => [orgId, uid, lastAt]).sort()).toEqual([
      [1, 'one', 1002],
      [2, 'two', 1001],
    ]);
  });

  test('it is known since when they could be received without a break', async () => {
    expect((await on.store.findDueHeartbeats(1000)).receivingSince).toBeNull();
    await on.store.noteReceiving(1000, null);
    await on.store.noteReceiving(16_000, 15_000);
    expect(await on.store.findDueHeartbeats(20_000)).toEqual({ due: [], receivingSince: 1000, at: 20_000 });
    expect((await on.store.findDueHeartbeats(60_000)).receivingSince).toBeNull();
  });

  test('a clock that is set back takes no time from them, and gives none', async () => {
    await on.store.noteReceiving(1_000_000, null);
    await beat(1_000_000);
    await on.store.saveHeartbeats([seen(1_000_000, 1_070_000)]);
    await on.store.noteReceiving(500_000, 15_000);
    expect(await on.store.findDueHeartbeats(500_000)).toMatchObject({
      due: [{ lastAt: 500_000 }],
      receivingSince: 485_000,
    });
  });
}
