import { expect, test } from '@jest/globals';
import type { IntegrationAction } from '../../../pkg/contract/integrations/actions.ts';
import { noGuards } from '../../../pkg/contract/integrations/guards.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows } from '../maintenance.ts';
import { noViews } from '../view.ts';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeIntegrations(on: TestStore): void {
  test('templates are changed one by one, and null takes one back', async () => {
    const { org } = on;
    await Promise.all([
      org.updateIntegration('one', { templates: { title: 'a' } }),
      org.updateIntegration('one', { templates: { severity: '', labels: 'l' } }),
    ]);
    expect((await org.getIntegration('one'))?.templates).toEqual({ title: 'a', severity: '', labels: 'l' });
    await org.updateIntegration('one', { templates: { title: null, message: undefined } });
    expect((await org.getIntegration('one'))?.templates).toEqual({ severity: '', labels: 'l' });
    await org.updateIntegration('one', { name: 'Other' });
    expect((await on.store.listEndpoints())[0]).toMatchObject({
      name: 'Other',
      templates: { severity: '', labels: 'l' },
    });
  });

  test('settings that are not named stay', async () => {
    const { org } = on;
    const { settings } = await org.createIntegration(
      plainIntegration({
        uid: 'two',
        name: 'Two',
        token: 'two',
        settings: {
          enabled: false,
          split: true,
          quotaPerMinute: 5,
          duplicateWindowSeconds: 60,
          resolvedDays: 7,
          keptAlerts: 50,
          messageFormat: 'text',
          quietSeconds: 3600,
          acknowledgedSeconds: 7200,
          reopenSeconds: 300,
          flapping: { changes: 4, seconds: 600 },
          heartbeat: { everySeconds: 60, graceSeconds: 10, anyDelivery: true, title: 'Gone' },
          guards: { ...noGuards, networks: ['192.0.2.0/24'] },
          access: { grants: [{ to: 'team', name: 'Ops', may: 'act' }] },
        },
      })
    );
    const updated = await org.updateIntegration('two', { settings: { quotaPerMinute: null, resolvedDays: 0 } });
    expect(updated?.settings).toEqual({ ...settings, quotaPerMinute: null, resolvedDays: 0 });
    expect((await org.getEndpoint('two'))?.settings).toEqual(updated?.settings);
  });

  test('in the order of their names, whatever the case', async () => {
    for (const name of ['beta', 'Alpha', 'ONE', 'gamma']) {
      await on.createIntegration(1, { uid: `uid-${name}`, name, token: name });
    }
    const { items } = await on.org.listIntegrations(onePage);
    expect(items.map(({ name }) => name)).toEqual(['Alpha', 'beta', 'gamma', 'One', 'ONE']);
  });

  test('one that is deleted takes no deliveries, keeps its name, and leaves its uid and token to another', async () => {
    const { org } = on;
    expect(await org.deleteIntegration('one')).toBe(true);
    expect(await org.deleteIntegration('one')).toBe(false);
    expect(await org.updateIntegration('one', { name: 'x' })).toBeUndefined();
    expect([await org.getIntegration('one'), await org.getEndpoint('one'), await on.store.listEndpoints()]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    expect((await org.listIntegrations(onePage)).items).toEqual([]);
    expect(await org.nameIntegration('one')).toEqual({ name: 'One', deleted: true, access: null });
    await on.createIntegration(1, { name: 'Next' });
    expect(await org.nameIntegration('one')).toEqual({ name: 'Next', deleted: false, access: null });
    expect(await on.store.listEndpoints()).toMatchObject([{ name: 'Next', token: 'token' }]);
  });

  test('a token belongs to one integration, whatever its org', async () => {
    await expect(on.createIntegration(2, { uid: 'two', name: 'Two', token: 'token' })).rejects.toThrow();
    expect(await on.store.forOrg(2).getIntegration('two')).toBeUndefined();
    await on.createIntegration(2, { uid: 'two', name: 'Two', token: 'two' });
    await expect(on.store.forOrg(2).updateIntegration('two', { name: 'x', token: 'token' })).rejects.toThrow();
    expect(await on.store.forOrg(2).getIntegration('two')).toMatchObject({ name: 'Two', token: 'two' });
  });

  test('all of very many take deliveries', async () => {
    const uids = Array.from({ length: 1100 }, (_, i) => `i${i}`);
    await on.store.provision({
      integrations: uids.map((uid) => ({ ...plainIntegration({ uid, name: uid, token: uid }), orgId: 2 })),
      deletions: [],
      views: noViews,
      maintenance: noWindows,
      at: 1,
    });
    const endpoints = await on.store.listEndpoints();
    expect(new Set(endpoints.map(({ uid }) => uid))).toEqual(new Set(['one', ...uids]));
    expect(endpoints).toHaveLength(1101);
  });

  test('they count their alerts, and the deliveries that were over their quota', async () => {
    const { incoming, rejection } = on;
    await on.store.addAlerts([incoming({}, 1000), incoming({}, 3000)], [rejection({ outcome: 'limited' })]);
    expect(await on.org.getIntegration('one')).toMatchObject({ alertCount: 2, lastAlertAt: 3000, limitedCount: 1 });
  });

  test('they know when the last delivery came, whatever became of it', async () => {
    const { incoming, rejection } = on;
    const lastDeliveryAt = async () =>
      (await on.org.listIntegrations({ limit: 1, cursor: undefined })).items[0]?.lastDeliveryAt;
    expect(await lastDeliveryAt()).toBeNull();
    await on.store.addAlerts([incoming({}, 1000), incoming({}, 3000)], []);
    expect(await lastDeliveryAt()).toBe(3000);
    await on.store.addAlerts([], [rejection({ receivedAt: 4000 })]);
    expect(await lastDeliveryAt()).toBe(4000);
    expect(await on.org.getIntegration('one')).toMatchObject({ lastDeliveryAt: 4000, lastAlertAt: 3000 });
  });

  test('the same is done to several, each with its outcome, as far as they are the org’s', async () => {
    await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'two' });
    await on.createIntegration(2, { uid: 'three', name: 'Three', token: 'three' });
    const act = async (uids: string[], action: IntegrationAction) =>
      (await on.org.actOnIntegrations(uids, action)).map(({ outcome, hasChanged }) => [outcome, hasChanged]);
    const enabled = async () =>
      new Map((await on.store.listEndpoints()).map(({ uid, settings }) => [uid, settings.enabled]));

    expect(await act(['two', 'three', 'one'], 'disable')).toEqual([
      ['done', true],
      ['not_found', false],
      ['done', true],
    ]);
    expect(await enabled()).toEqual(new Map(Object.entries({ one: false, two: false, three: true })));
    expect(await act(['one'], 'disable')).toEqual([['done', false]]);
    expect(await act(['one'], 'enable')).toEqual([['done', true]]);
    expect(await act(['one', 'two'], 'delete')).toEqual([
      ['done', true],
      ['done', true],
    ]);
    expect(await enabled()).toEqual(new Map([['three', true]]));
  });

  test('they count their open groups, and what came in the last day and the last week', async () => {
    const { incoming, rejection, org } = on;
    const failures = [{ template: 'title', line: 1, column: 2, message: 'broken' }] as const;
    await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'two' });
    await on.store.addAlerts(
      [
        incoming({ groupingKey: 'a' }),
        incoming({ groupingKey: 'b', failures }),
        incoming({ groupingKey: 'a', signal: 'resolve' }),
      ],
      [rejection(), rejection({ outcome: 'limited' }), rejection({ outcome: 'disabled' })]
    );
    const counts = { alerts: 3, rejected: 1, limited: 1, failed: 1, opened: 2, resolved: 1 };
    const figures = { openGroups: 1, rates: { lastDay: counts, lastWeek: counts } };
    expect((await org.listIntegrations(onePage)).items).toMatchObject([
      figures,
      { openGroups: 0, rates: { lastDay: { alerts: 0 }, usual: { activeDays: 0 } } },
    ]);
    expect(await org.getIntegration('one')).toMatchObject(figures);
  });

  test('what came in which hour is known once their histories are updated, a few at a time', async () => {
    const { incoming, org, store } = on;
    const hour = 3_600_000;
    const alertsByHour = async () => (await org.listHours('one')).map(({ alerts }) => alerts).filter(Boolean);
    await on.add([incoming(), incoming()]);
    expect(await store.updateHistories(0)).toBe(false);
    on.setTime(hour);
    await on.add([incoming()]);
    // Before the next update, too.
    expect(await alertsByHour()).toEqual([2, 1]);
    expect(await store.updateHistories(hour)).toBe(false);
    on.setTime(24 * hour);
    expect(await alertsByHour()).toEqual([1]);
    await on.restart();
    expect(await on.org.getIntegration('one')).toMatchObject({
      rates: { lastDay: { alerts: 1 }, lastWeek: { alerts: 3 }, usual: { days: 1, activeDays: 1, alerts: 3 } },
    });
  });

  test('the histories of very many are all updated', async () => {
    const uids = Array.from({ length: 1100 }, (_, i) => `i${i}`);
    await on.store.provision({
      integrations: uids.map((uid) => ({ ...plainIntegration({ uid, name: uid, token: uid }), orgId: 1 })),
      deletions: [],
      views: noViews,
      maintenance: noWindows,
      at: 1,
    });
    const endpoints = await on.store.listEndpoints();
    await on.add(endpoints.map(({ integrationId }) => ({ ...on.incoming(), integrationId })));
    let steps = 1;
    while (await on.store.updateHistories(0)) {
      steps += 1;
    }
    expect(steps).toBeGreaterThan(1);
    on.setTime(3_600_000);
    const hours = await on.org.listHours('i1099');
    expect(hours.at(-2)?.alerts).toBe(1);
  });

  test('it is known on which of their newest alerts templates failed', async () => {
    const failures = [{ template: 'title', line: 1, column: 2, message: 'broken' }] as const;
    await on.add([on.incoming({}, 1), on.incoming({ failures }, 2), on.incoming({}, 3)]);
    expect(await on.org.listRecentFailures('one', 2)).toEqual([
      { receivedAt: 3, failures: [] },
      { receivedAt: 2, failures },
    ]);
    expect(await on.org.listRecentFailures('nobody', 2)).toEqual([]);
  });
}
