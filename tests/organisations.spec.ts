import type { Page } from '@playwright/test';
import { pluginId } from '../preview/paths.ts';
import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

const row = (page: Page, title: string) => page.getByRole('row', { name: title });

test('who switches to another organisation sees nothing of the first, live neither', async ({
  openApp,
  page,
  context,
  site,
  integration,
  playwright,
}) => {
  test.skip(!site.addOrg, 'The preview has one organisation.');
  const other = (await site.addOrg?.()) ?? 0;
  const { alertGroupId } = await integration.send({ alert_uid: 'a', title: 'Disk of the first org' });
  await openApp('/alert-groups');
  await expect(row(page, 'Disk of the first org')).toBeVisible();

  const tab = await context.newPage();
  const news: string[] = [];
  tab.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('changedAt')) {
        news.push(String(payload));
      }
    })
  );
  const group = `/api/plugins/${pluginId}/resources/alert-groups/${alertGroupId}`;
  const inOther = await playwright.request.newContext({
    baseURL: site.url,
    storageState: await context.storageState(),
    extraHTTPHeaders: { 'X-Grafana-Org-Id': String(other) },
  });
  const switched = `${site.url}/a/${pluginId}/alert-groups?orgId=${other}`;
  await tab.goto(switched);
  await expect(tab.getByText('Application Not Enabled')).toBeVisible();
  expect((await inOther.get(group)).status()).toBe(404);

  await inOther.post(`/api/plugins/${pluginId}/settings`, { data: { enabled: true, pinned: true } });
  expect((await inOther.get(group)).status()).toBe(404);
  await tab.goto(switched);
  await expect(tab.getByText('No alert groups yet')).toBeVisible();
  const integrationOfOther = await createIntegration(inOther);
  await integrationOfOther.send({ alert_uid: 'b', title: 'Disk of the other org' });
  await expect(row(tab, 'Disk of the other org')).toBeVisible();
  const before = news.length;
  expect(before).toBeGreaterThan(0);

  // The first tab stays in its organisation.
  await integration.send({ alert_uid: 'c', title: 'Second disk of the first org' });
  await expect(row(page, 'Second disk of the first org')).toBeVisible();
  await expect(row(page, 'Disk of the other org')).toBeHidden();
  expect(news).toHaveLength(before);
  await expect(row(tab, 'Second disk of the first org')).toBeHidden();
  await inOther.dispose();
});
