import type { Locator } from '@playwright/test';
import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

test('a heartbeat arms itself, is missed, opens a group, and comes back', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}) => {
  const integration = await createIntegration(request, 'webhook');
  await openApp(`/integrations/${integration.uid}/settings`);
  const heartbeat = page.getByRole('region', { name: 'Heartbeat' });
  await expect(heartbeat.getByText('Waits for the first heartbeat')).toBeVisible();
  await heartbeat.getByRole('textbox', { name: /^A heartbeat is expected every/ }).fill('20 s');
  await heartbeat.getByRole('textbox', { name: /^It may be late by/ }).fill('10 s');
  await heartbeat
    .getByRole('textbox', { name: /^Title of the alert group/ })
    .fill('{{ integration_name }} fell silent');
  await heartbeat.getByRole('button', { name: 'Save heartbeat' }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();

  const answer = await fetch(`${integration.url}heartbeat/`);
  expect([answer.status, await answer.text()]).toEqual([200, '":)"']);
  await beatUntil(integration.url, heartbeat.getByText('Heartbeats come'));
  await expect(heartbeat.getByText('Heartbeat is missing')).toBeVisible({ timeout: 90_000 });

  await openApp('/alert-groups');
  await page.getByRole('link', { name: `${integration.name} fell silent` }).click();
  await expect(page.getByText(/^The last heartbeat came at .* one is expected every 20 s/).first()).toBeVisible();

  expect((await fetch(`${integration.url}heartbeat/`, { method: 'POST' })).status).toBe(200);
  await expect(page.getByText(/^A heartbeat came again/).first()).toBeVisible();
  await openApp(`/integrations/${integration.uid}/settings`);
  await beatUntil(integration.url, heartbeat.getByText('Heartbeats come'));
});

/** Sends a heartbeat again and again, as a source does, until something is seen of it. */
async function beatUntil(url: string, seen: Locator): Promise<void> {
  await expect(async () => {
    await fetch(`${url}heartbeat/`);
    await expect(seen).toBeVisible({ timeout: 10_000 });
  }).toPass();
}
