import { expect, test } from '@jest/globals';
import { plainIntegration } from '../integration.ts';
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
          heartbeat: { everySeconds: 60, graceSeconds: 10, anyDelivery: true, title: 'Gone' },
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
    expect(await org.nameIntegration('one')).toEqual({ name: 'One', deleted: true });
    await on.createIntegration(1, { name: 'Next' });
    expect(await org.nameIntegration('one')).toEqual({ name: 'Next', deleted: false });
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
}
