import type { Page } from '@playwright/test';
import type { TestIntegration } from './support/integration.ts';
import { stillBox } from './support/still-box.ts';
import { expect, test } from './support/test.ts';

const list = (uid: string) => `/alert-groups?integration=${uid}`;

const row = (page: Page, title: string) => page.getByRole('row', { name: title });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Actions on the selected alert groups' });
const panel = (page: Page) => page.getByRole('region', { name: 'Alert group beside the list' });

async function send(integration: TestIntegration, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    await integration.send({ alert_uid: title, title });
  }
}

test(
  'a search finds a group, and what is done to it is undone',
  { tag: '@smoke' },
  async ({ openApp, page, integration }) => {
    await send(integration, 'Disk of db-1 is full', 'Certificate ends');
    await openApp(list(integration.uid));
    await expect(row(page, 'Certificate ends')).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.press('End');
    await page.keyboard.type(' db-1');
    await page.keyboard.press('Enter');
    await expect(row(page, 'Certificate ends')).toBeHidden();
    const found = row(page, 'Disk of db-1 is full');
    await found.focus();
    await page.keyboard.press('a');
    await expect(found.getByText('Acknowledged', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(found.getByText('Firing', { exact: true })).toBeVisible();
  }
);

test('a range of groups is acknowledged at once, and that is undone', async ({ openApp, page, integration }) => {
  await send(integration, 'Disk a', 'Disk b', 'Disk c', 'Disk d');
  await openApp(list(integration.uid));
  const boxes = page.getByRole('checkbox', { name: /^Select alert group/ });
  const before = await stillBox(row(page, 'Disk c'));
  await boxes.nth(0).click({ force: true });
  await boxes.nth(2).click({ force: true, modifiers: ['Shift'] });
  await expect(toolbar(page)).toContainText('3 selected');
  expect(await row(page, 'Disk c').boundingBox()).toEqual(before);

  await toolbar(page).getByRole('button', { name: 'Acknowledge' }).click();
  // Under the pointer the notice stays.
  await page.getByText('3 acknowledged').hover();
  for (const title of ['Disk d', 'Disk c', 'Disk b']) {
    await expect(row(page, title).getByText('Acknowledged', { exact: true })).toBeVisible();
  }
  await expect(row(page, 'Disk a').getByText('Firing', { exact: true })).toBeVisible();
  await expect(toolbar(page)).toBeHidden();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  for (const title of ['Disk d', 'Disk c', 'Disk b']) {
    await expect(row(page, title).getByText('Firing', { exact: true })).toBeVisible();
  }
  await expect(page.getByText('Undone: 3 alert groups are as they were')).toBeVisible();
});

test(
  'all groups that match are acknowledged, those of other pages too',
  { tag: '@smoke' },
  async ({ openApp, page, integration }) => {
    await Promise.all(Array.from({ length: 27 }, (_, n) => send(integration, `Group ${n} of many`)));
    await openApp(list(integration.uid));
    await page.getByRole('checkbox', { name: 'Select all alert groups of this page' }).click({ force: true });
    await toolbar(page).getByRole('button', { name: 'Select all 27' }).click();
    await toolbar(page).getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.getByText('27 acknowledged')).toBeVisible();
    await page.keyboard.press('z');
    await expect(page.getByText('Undone: 27 alert groups are as they were')).toBeVisible();
  }
);

test('a selection takes groups of several pages, and stays when one of them leaves the list', async ({
  openApp,
  page,
  integration,
}) => {
  await Promise.all(Array.from({ length: 27 }, (_, n) => send(integration, `Group ${n} of many`)));
  await openApp(list(integration.uid));
  const boxes = page.getByRole('checkbox', { name: /^Select alert group/ });
  await boxes.nth(0).click({ force: true });
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(boxes).toHaveCount(2);
  await expect(toolbar(page)).toContainText('1 selected');
  await boxes.nth(1).click({ force: true });
  await expect(toolbar(page)).toContainText('2 selected');
  await expect(toolbar(page)).toContainText('1 not on this page');
  await toolbar(page).getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await expect(page.getByText('2 resolved')).toBeVisible();
  await expect(toolbar(page)).toBeHidden();
});

test('those that an action is refused for stay selected, with the reason', async ({ openApp, page, integration }) => {
  await send(integration, 'Disk a', 'Disk b');
  await openApp(list(integration.uid));
  await expect(row(page, 'Disk b')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(row(page, 'Disk b').getByText('Acknowledged', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all alert groups of this page' }).click({ force: true });
  await toolbar(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(page.getByText('1 acknowledged, 1 refused')).toBeVisible();
  await expect(toolbar(page)).toContainText('1 selected');
  await toolbar(page).getByRole('button', { name: 'Why?' }).click();
  await expect(page.getByText(/It was acknowledged by .* ago\./)).toBeVisible();
});

test(
  'a group opens beside the list, which keeps its place and selection',
  { tag: '@smoke' },
  async ({ openApp, page, integration }) => {
    await send(integration, 'Disk a', 'Disk b', 'Disk c');
    await openApp(list(integration.uid));
    await page
      .getByRole('checkbox', { name: /^Select alert group/ })
      .first()
      .click({ force: true });
    await row(page, 'Disk c').getByText('Firing', { exact: true }).click();
    await expect(panel(page).getByRole('heading', { name: /Disk c/ })).toBeVisible();
    await expect(page).toHaveURL(/group=/);
    await panel(page).getByRole('button', { name: 'Next alert group' }).click();
    await expect(panel(page).getByRole('heading', { name: /Disk b/ })).toBeVisible();
    await page.reload();
    await expect(panel(page).getByRole('heading', { name: /Disk b/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    await expect(page).not.toHaveURL(/group=/);
  }
);

test('a group is silenced from the list with the keyboard alone', async ({ openApp, page, integration }) => {
  await send(integration, 'Disk a', 'Disk b');
  await openApp(list(integration.uid));
  await expect(row(page, 'Disk a')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(row(page, 'Disk a')).toBeFocused();
  await page.keyboard.press('s');
  await expect(page.getByRole('spinbutton', { name: 'Length' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, 'Disk a').getByText('Silenced', { exact: true })).toBeVisible();
  await expect(row(page, 'Disk a')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the list' })).toBeVisible();
});

test('on a phone the panel is the whole screen', async ({ openApp, page, integration }) => {
  await send(integration, 'Disk a');
  await page.setViewportSize({ width: 390, height: 800 });
  await openApp(list(integration.uid));
  await row(page, 'Disk a').getByText('Disk a', { exact: true }).click();
  await expect(panel(page).getByRole('heading', { name: /Disk a/ })).toBeVisible();
  await expect.poll(() => panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 800 });
  await expect(row(page, 'Disk a')).toBeHidden();
  await panel(page).getByRole('button', { name: 'Close the alert group' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(row(page, 'Disk a')).toBeVisible();
});
