import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test.ts';

test('what a file owns says where, and a change is taken to the file', async ({
  openApp,
  page,
  scanForA11yViolations,
}) => {
  await openApp('/integrations');
  await expect(page.getByText(/^demo\.yaml:\d+$/)).toBeVisible();
  await openApp('/integrations/demo/settings');
  await expect(page.getByText(/change it in demo\.yaml, line \d+/)).toBeVisible();
  const section = page.getByRole('region', { name: 'Messages and limits' });
  await section.getByRole('textbox', { name: 'Quota' }).fill('120');
  await section.getByRole('button', { name: 'Take it to your file' }).click();
  const drawer = page.getByRole('dialog', { name: /Take it to your file/ });
  await expect(drawer.getByText('Red: In force. Green: With your changes.')).toBeVisible();
  await expect(drawer.locator('.view-line').filter({ hasText: 'quotaPerMinute: 120' }).first()).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(section.getByRole('textbox', { name: 'Quota' })).toHaveValue('');
});

test('an integration is copied as YAML, and all of the org is downloaded', async ({
  openApp,
  page,
  context,
  integration,
  scanForA11yViolations,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('button', { name: 'Copy as YAML' }).click();
  const drawer = page.getByRole('dialog', { name: /Copy as YAML/ });
  await expect(drawer.locator('.view-line').filter({ hasText: integration.uid }).first()).toBeVisible();
  await drawer.getByRole('button', { name: 'Copy', exact: true }).click();
  const copy = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copy).toContain('# yaml-language-server: $schema=');
  const copied = await copy();
  expect(copied).toContain(`uid: ${integration.uid}`);
  expect(copied).not.toContain(integration.token);

  await page.goto('/plugins/bellhook-alerts-app');
  const files = page.getByRole('region', { name: 'Provisioning files' });
  await expect(files.getByText(/^Applied:/)).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await files.getByRole('button', { name: 'Copy all as YAML' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('bellhook.yaml');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('uid: demo');
  expect(text).toContain(`uid: ${integration.uid}`);
});

test('a view and a maintenance window are copied as YAML', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}) => {
  const resources = '/api/plugins/bellhook-alerts-app/resources';
  const name = `As code ${Date.now()}`;
  const made = await request.post(`${resources}/views`, { data: { name, query: 'severity:high' } });
  const view: { uid: string } = await made.json();
  const endsAt = new Date(Date.now() + 3_600_000).toISOString();
  const begun = await request.post(`${resources}/maintenance-windows`, { data: { name, endsAt, query: `"${name}"` } });
  const window: { uid: string } = await begun.json();

  await openApp('/alert-groups');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Manage views…' }).click();
  await page.getByRole('button', { name: `Copy “${name}” as YAML` }).click();
  const drawer = page.getByRole('dialog', { name: /Copy as YAML/ });
  await expect(drawer.locator('.view-line').filter({ hasText: view.uid }).first()).toBeVisible();
  await expect(drawer.getByText(/shared with everybody in this org/)).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();

  await openApp(`/maintenance?window=${window.uid}`);
  await page.getByRole('button', { name: 'Copy as YAML' }).click();
  await expect(drawer.locator('.view-line').filter({ hasText: window.uid }).first()).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog', { name: new RegExp(name) })).toBeVisible();
  await request.delete(`${resources}/maintenance-windows/${window.uid}`);
  await request.delete(`${resources}/views/${view.uid}`);
});

test('who is no Admin sees that a file owns it, and no more', async ({ openApp, page, becomeRole }) => {
  await becomeRole('Editor');
  await openApp('/integrations/demo');
  await expect(page.getByText('Provisioned')).toBeVisible();
  await expect(page.getByText(/demo\.yaml/)).toHaveCount(0);
});
