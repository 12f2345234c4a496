import { randomUUID } from 'node:crypto';
import { readWebhookUrl, send } from './support/integration.ts';
import { expect, test } from './support/test.ts';
import { watchReloads } from './support/watch-reloads.ts';

test('an Admin creates a webhook integration, and its page announces the first alert', async ({ openApp, page }) => {
  const name = `Router ${randomUUID().slice(0, 8)}`;
  await openApp('/integrations');
  await page.getByRole('button', { name: 'New integration for receiving alerts' }).click();
  const drawer = page.getByRole('dialog', { name: 'Create integration' });
  await expect(drawer.getByRole('textbox', { name: 'Search for a tool' })).toBeFocused();
  await page.keyboard.type('webhook');
  await page.keyboard.press('Enter');
  await drawer.getByRole('textbox', { name: 'Name' }).fill(name);
  await drawer.getByRole('button', { name: 'Create integration' }).click();

  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByText('Waiting for the first alert')).toBeVisible();
  const notReloaded = await watchReloads(page);

  const url = await readWebhookUrl(page);
  const payload = { zone: 'b', alert_uid: 'link-7', a_number: 1.5, nested: { up: false } };
  await send(url, payload);

  const link = page.getByRole('link', { name: 'Show its alert groups' });
  await expect(link).toBeVisible();
  await link.click();
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Open the page of this alert group' }).click();
  await page.getByRole('radiogroup', { name: 'How the payload is shown' }).getByRole('radio', { name: 'Text' }).check();
  await expect(page.getByLabel('Payload', { exact: true }).first()).toHaveText(JSON.stringify(payload, null, 2));
  expect(await notReloaded()).toBe(true);
});

test('a name is required before anything is created', async ({ openApp, page }) => {
  await openApp('/integrations');
  await page.getByRole('button', { name: 'New integration for receiving alerts' }).click();
  const drawer = page.getByRole('dialog', { name: 'Create integration' });
  await drawer.getByRole('button', { name: 'Formatted webhook' }).click();
  await drawer.getByRole('textbox', { name: 'Name' }).fill(' ');
  await drawer.getByRole('button', { name: 'Create integration' }).click();
  await expect(drawer.getByText('Give it a name')).toBeVisible();
});

test('an integration is renamed with the keyboard alone', async ({ openApp, page, integration }) => {
  const name = `Router ${randomUUID().slice(0, 8)}`;
  await openApp(`/integrations/${integration.uid}`);
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  await edit.press('Enter');
  const nameInput = page.getByRole('dialog', { name: 'Edit integration' }).getByRole('textbox', { name: 'Name' });
  await expect(nameInput).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(nameInput).toBeHidden();
  await expect(edit).toBeFocused();

  await edit.press('Enter');
  await expect(nameInput).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
});
