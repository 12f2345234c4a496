import type { Page } from '@playwright/test';
import { pluginId } from '../preview/paths.ts';
import { expect, test } from './support/test.ts';

test('a group can be acknowledged from the list with the keyboard alone', async ({ openApp, page, integration }) => {
  await integration.send({ alert_uid: 'keys', title: 'Handled with keys' });
  await openApp(`/alert-groups?integration=${integration.uid}`);
  const row = page.getByRole('row', { name: 'Handled with keys' });
  await expect(row).toBeVisible();

  const menu = row.getByRole('button', { name: /^Actions on/ });
  const isFocused = () => menu.evaluate((button) => button === document.activeElement);
  for (let presses = 0; presses < 150 && !(await isFocused()); presses++) {
    await page.keyboard.press('Tab');
  }
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Acknowledge' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row.getByText('Acknowledged', { exact: true })).toBeVisible();
});

test("Grafana's own keys work in the list, and do nothing to its groups", async ({ openApp, page, integration }) => {
  test.skip(!process.env.GRAFANA_URL, 'The preview has no keys of its own.');
  await integration.send({ alert_uid: 'keys', title: 'Left alone' });
  await openApp(`/alert-groups?integration=${integration.uid}`);
  const row = page.getByRole('row', { name: 'Left alone' });
  await expect(row).toBeVisible();
  await page.keyboard.press('Shift+?');
  const shortcuts = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(shortcuts).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();

  await page.keyboard.press('j');
  await expect(row).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/alerting/);
  await page.goBack();
  await expect(row.getByText('Firing', { exact: true })).toBeVisible();
});

test('keys do nothing to a list that has given its place to a page that loads', async ({
  openApp,
  page,
  integration,
}) => {
  await integration.send({ alert_uid: 'keys', title: 'Not seen any more' });
  await openApp(`/alert-groups?integration=${integration.uid}`);
  const row = page.getByRole('row', { name: 'Not seen any more' });
  await row.focus();
  const goOn = await holdScripts(page);
  await page.getByRole('link', { name: 'Integrations' }).first().click();
  await expect(row).toBeHidden();
  await page.keyboard.press('a');
  await goOn();
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  await page.goBack();
  await expect(row.getByText('Firing', { exact: true })).toBeVisible();
});

test('the keys of the list are shown at once, and end while they are', async ({ openApp, page, integration }) => {
  await integration.send({ alert_uid: 'keys', title: 'Asks for help' });
  await openApp(`/alert-groups?integration=${integration.uid}`);
  const row = page.getByRole('row', { name: 'Asks for help' });
  await row.focus();
  const goOn = await holdScripts(page);
  await page.keyboard.press('?');
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog', { name: 'Keys of the list' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  await goOn();
});

for (const [name, button] of [
  ['Time', /^Time: /],
  ['Columns', 'Columns'],
] as const) {
  test(`keys are for what is open over the list, and Escape closes it first: ${name}`, async ({
    openApp,
    page,
    integration,
  }) => {
    await integration.send({ alert_uid: 'keys', title: 'Beside the list' });
    await openApp(`/alert-groups?integration=${integration.uid}`);
    await page.getByRole('row', { name: 'Beside the list' }).press('Enter');
    const panel = page.getByRole('region', { name: 'Alert group beside the list' });
    await expect(panel).toBeVisible();
    const opener = page.getByRole('button', { name: button });
    await opener.press('Enter');
    const popover = page.getByRole('dialog', { name });
    await expect(popover).toBeVisible();
    await page.keyboard.press('r');
    await page.keyboard.press('Escape');
    await expect(popover).toBeHidden();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(panel).toBeVisible();
    await expect(opener).toBeFocused();
  });
}

/** Lets no further script of the plugin load. @returns what lets them load */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  const scripts = `**/plugins/${pluginId}/*.js*`;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(scripts, async (route) => {
    await held;
    await route.continue();
  });
  return async () => {
    letGo();
    await page.unrouteAll({ behavior: 'wait' });
  };
}
