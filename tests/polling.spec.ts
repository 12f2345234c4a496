import { expect, test } from './support/test.ts';

test('new groups appear even without Grafana Live', async ({ openApp, page, integration }) => {
  await page.route('**/api/live/**', (route) => route.abort());
  await page.routeWebSocket('**/api/live/**', (socket) => socket.close());
  await openApp(`/alert-groups?integration=${integration.uid}`);
  await expect(page.getByRole('heading', { name: 'Alert groups', level: 1 })).toBeVisible();

  await integration.send({ alert_uid: 'polled', title: 'Found by polling' });
  await expect(page.getByRole('row', { name: 'Found by polling' })).toBeVisible();
});
