import { expect, test } from './support/test.ts';
import { watchReloads } from './support/watch-reloads.ts';

test.skip(Boolean(process.env.GRAFANA_URL), 'A running Grafana does not let a test kill its sidecar.');

test('an open page survives a crash of the sidecar', async ({ openApp, page, integration, site }) => {
  await integration.send({ alert_uid: 'before', title: 'Before the crash' });
  await openApp(`/alert-groups?integration=${integration.uid}`);
  await expect(page.getByRole('row', { name: 'Before the crash' })).toBeVisible();
  const notReloaded = await watchReloads(page);

  site.killSidecar?.();
  await expect(async () => {
    await integration.send({ alert_uid: 'after', title: 'After the crash' });
  }).toPass();

  await expect(page.getByRole('row', { name: 'After the crash' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Before the crash' })).toBeVisible();
  await expect(page.getByText('This may be out of date')).toBeHidden();
  expect(await notReloaded()).toBe(true);
});
