import type { Locator, Page } from '@playwright/test';
import { restOn } from './support/rest-on.ts';
import { stillBox } from './support/still-box.ts';
import { expect, test } from './support/test.ts';

const list = (uid: string) => `/alert-groups?integration=${uid}`;

/** Sends the second click of a double click, at the place of the first. */
async function clickAgain(page: Page): Promise<void> {
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

/** Chooses an action in the menu of a row. */
async function choose(page: Page, row: Locator, action: string): Promise<void> {
  await row.getByRole('button', { name: /^Actions on/ }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

test('a double click acts once, on the intended row', async ({ openApp, page, integration }) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await integration.send({ alert_uid: 'b', title: 'CPU busy' });
  await openApp(list(integration.uid));
  const newest = page.getByRole('row', { name: 'CPU busy' });
  const next = page.getByRole('row', { name: 'Disk full' });

  await choose(page, newest, 'Acknowledge');
  await clickAgain(page);
  await expect(newest.getByText('Acknowledged', { exact: true })).toBeVisible();

  await choose(page, newest, 'Resolve');
  await clickAgain(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await clickAgain(page);
  await expect(newest.getByText('Resolved', { exact: true })).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(newest).toBeHidden();
  await expect(next.getByText('Firing', { exact: true })).toBeVisible();
});

test(
  'rows stay under the pointer while new ones arrive, and the focus stays on the button of the menu',
  { tag: '@smoke' },
  async ({ openApp, page, integration }) => {
    await integration.send({ alert_uid: 'a', title: 'Disk full' });
    await openApp(list(integration.uid));
    const row = page.getByRole('row', { name: 'Disk full' });
    const button = row.getByRole('button', { name: /^Actions on/ });
    const before = await stillBox(row);
    await button.hover();

    await integration.send({ alert_uid: 'b', title: 'Came meanwhile' });
    await restOn(row, page.getByRole('button', { name: '1 new, show' }));
    expect(await row.boundingBox()).toEqual(before);
    await button.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Acknowledge' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(row.getByText('Acknowledged', { exact: true })).toBeVisible();
    await expect(button).toBeFocused();

    await page.mouse.move(0, 0);
    await expect(page.getByRole('row', { name: 'Came meanwhile' })).toBeVisible();
  }
);

test('a new row slides in while nobody is at work, unless less motion is wanted', async ({
  openApp,
  page,
  integration,
}) => {
  await page.addInitScript(() => {
    const { animate } = Element.prototype;
    Element.prototype.animate = function (...given) {
      if (this instanceof HTMLElement && this.dataset.groupId !== undefined) {
        document.documentElement.dataset.slides = String(Number(document.documentElement.dataset.slides ?? 0) + 1);
      }
      return animate.apply(this, given);
    };
  });
  const slides = () => page.evaluate(() => Number(document.documentElement.dataset.slides ?? 0));
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await openApp(list(integration.uid));
  await expect(page.getByRole('row', { name: 'Disk full' })).toBeVisible();
  await page.mouse.move(0, 0);
  await integration.send({ alert_uid: 'b', title: 'Comes with a slide' });
  await expect(page.getByRole('row', { name: 'Comes with a slide' })).toBeVisible();
  expect(await slides()).toBe(2);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await integration.send({ alert_uid: 'c', title: 'Comes at once' });
  await expect(page.getByRole('row', { name: 'Comes at once' })).toBeVisible();
  expect(await slides()).toBe(2);
});

test('the next page starts at the top, and the link back from a group leads to the same page', async ({
  openApp,
  page,
  integration,
}) => {
  for (let n = 1; n <= 27; n++) {
    await integration.send({ alert_uid: `u${n}`, title: `Group ${n} of many` });
  }
  await openApp(list(integration.uid));
  await page.getByRole('button', { name: 'Next page' }).click();
  const row = page.getByRole('row', { name: 'Group 1 of many' });
  await expect(row).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();

  await row.getByRole('link', { name: 'Group 1 of many' }).click();
  await page.getByRole('link', { name: 'Open the page of this alert group' }).click();
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Alert groups' }).click();
  await expect(page.getByRole('row', { name: 'Group 1 of many' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`integration.*${integration.uid}.*cursor=`));
});

test('an alert keeps its title on a phone', async ({ openApp, page, integration }) => {
  const { alertGroupId } = await integration.send({
    alert_uid: 'a',
    title: 'The certificate of the shop runs out',
    severity: 'critical',
  });
  await page.setViewportSize({ width: 390, height: 800 });
  await openApp(`/alert-groups/${alertGroupId}`);
  const title = page.getByRole('button', { name: /Fires/ }).getByText('The certificate of the shop runs out');
  await title.scrollIntoViewIfNeeded();
  await expect(title).toBeInViewport();
  // The parent element cuts off what does not fit.
  expect(await title.evaluate((text) => text.parentElement?.clientWidth)).toBeGreaterThan(200);
});

test('who writes at once after choosing Note from the menu writes the note', async ({ openApp, page, integration }) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await openApp(list(integration.uid));
  const row = page.getByRole('row', { name: 'Disk full' });
  await row.getByRole('button', { name: /^Actions on/ }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Acknowledge' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Note' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cleared the logs');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Cleared the logs');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeHidden();
});
