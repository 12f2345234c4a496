import { randomUUID } from 'node:crypto';
import { examples as alertmanager } from '../pkg/integration-types/alertmanager/examples.ts';
import { examples as healthchecks } from '../pkg/integration-types/healthchecks/examples.ts';
import type { TypeExamples } from '../pkg/integration-types/type-presentation.ts';
import { examples as uptimeKuma } from '../pkg/integration-types/uptime_kuma/examples.ts';
import { examples as webhook } from '../pkg/integration-types/webhook/examples.ts';
import { examples as zabbix } from '../pkg/integration-types/zabbix/examples.ts';
import { createIntegration, readWebhookUrl, send } from './support/integration.ts';
import { expect, test } from './support/test.ts';

const journeys: Array<[search: string, typeName: string, examples: TypeExamples]> = [
  ['prometheus', 'Alertmanager', alertmanager],
  ['kuma', 'Uptime Kuma', uptimeKuma],
  ['cron', 'Healthchecks', healthchecks],
  ['zabb', 'Zabbix', zabbix],
  ['no such tool', 'Webhook', webhook],
];

for (const [search, typeName, { firing, resolving, shown }] of journeys) {
  test(`${typeName}: from the gallery to the first alert and its recovery`, async ({ openApp, page }) => {
    const name = `${typeName} ${randomUUID().slice(0, 8)}`;
    await openApp('/integrations');
    await page.getByRole('button', { name: 'New integration for receiving alerts' }).click();
    await expect(page.getByRole('textbox', { name: 'Search for a tool' })).toBeFocused();
    await page.keyboard.type(search);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(new RegExp(`^${typeName}`));
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByText('Waiting for the first alert')).toBeVisible();
    const url = await readWebhookUrl(page);
    await expect(page.getByRole('heading', { name: `Connect: ${typeName}` })).toBeVisible();

    await send(url, firing);
    const arrived = page.getByRole('region', { name: 'What arrived last' });
    const group = arrived.getByRole('link', { name: /^#\d/ });
    await expect(group).toContainText(shown.title);
    await expect(arrived.getByText('Firing', { exact: true })).toBeVisible();
    await expect(arrived.getByRole('tree')).toBeVisible();
    if (resolving !== undefined) {
      await send(url, resolving);
      await expect(arrived.getByText('Resolved', { exact: true })).toBeVisible();
    }
    await group.click();
    await expect(page.getByRole('heading', { name: shown.title, level: 1 })).toBeVisible();
  });
}

test('what was refused says why, and what is of another tool offers its type', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}) => {
  const integration = await createIntegration(request, 'webhook');
  await openApp(`/integrations/${integration.uid}`);
  await expect(page.getByText('Waiting for the first alert')).toBeVisible();
  await fetch(integration.url, { method: 'POST', body: '{"title": "Cut off' });
  await expect(page.getByText('The newest delivery made no alert')).toBeVisible();
  await expect(page.getByText(/^Rejected: /)).toBeVisible();

  await integration.send(uptimeKuma.firing);
  await expect(page.getByText('This looks like a payload of Uptime Kuma; use the type uptime_kuma.')).toBeVisible();
  await expect(page.getByText('The newest delivery made no alert')).toBeHidden();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await page.getByRole('button', { name: 'Use the type Uptime Kuma' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change the type' }).click();
  await expect(page.getByRole('heading', { name: 'Connect: Uptime Kuma' })).toBeVisible();
  await expect(page.getByText('This looks like a payload of Uptime Kuma; use the type uptime_kuma.')).toBeHidden();

  const url = await readWebhookUrl(page);
  expect(url).toContain('/uptime_kuma/');
  await send(url, uptimeKuma.firing);
  await expect(page.getByText('Alerts: 2, the last one')).toBeVisible();
});
