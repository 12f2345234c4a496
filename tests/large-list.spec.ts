import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/large-site.ts';

// A journey leads through several pages.
test.describe.configure({ timeout: 120_000 });
test.skip(Boolean(process.env.GRAFANA_URL), 'A Grafana has the groups that it has.');

const list = (query: string) => `/alert-groups?q=${encodeURIComponent(query)}`;

const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search alert groups' });
const facets = (page: Page) => page.getByRole('complementary', { name: 'Facets' });
/** The value beside the list that includes a term in the query. */
const facet = (page: Page, term: string) => facets(page).getByTitle(term, { exact: true });
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') });
const titles = (page: Page) => rows(page).locator('[data-column="title"]').allInnerTexts();

/** The list has settled, and so many groups match. */
async function expectTotal(page: Page, total: number): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: / match$/ })).toHaveText(
    `${total.toLocaleString('en-US')} match`
  );
}

/** The number at the end of a facet or a suggestion. */
async function countOf(value: Locator): Promise<number> {
  return Number(/\d+$/.exec(await value.innerText())?.[0]);
}

test('a search is completed from the values of 5,000 groups, and finds as many as it promised', async ({
  openApp,
  page,
}) => {
  await openApp(list('state:open'));
  const box = searchBox(page);
  await box.fill('state:open ');
  await box.pressSequentially('sev');
  await page.getByRole('option', { name: /^severity:/ }).click();
  await box.pressSequentially('crit');
  await expect(page.getByRole('option', { name: /^critical/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue(/^state:open severity:critical ?$/);

  await box.pressSequentially(' label.env=pr');
  const prod = page.getByRole('option', { name: /^prod/ });
  await expect(prod).toHaveText(/\d$/);
  const promised = await countOf(prod);
  expect(promised).toBeGreaterThan(10);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expectTotal(page, promised);
  await expect(page).toHaveURL(/q=state%3Aopen\+?.*severity%3Acritical.*label\.env%3Dprod/);

  await box.fill('checkout (slowly or fails) label.env=prod');
  await box.press('Enter');
  await expect(rows(page).first()).toContainText(/checkout (answers slowly|fails)/);
  for (const title of await titles(page)) {
    expect(title).toMatch(/checkout (answers slowly|fails)/);
  }
});

test('facets include and exclude values, and count what is left', async ({ openApp, page }) => {
  await openApp(list('state:open'));
  const critical = facet(page, 'severity:critical');
  await expect(critical).toBeVisible();
  const criticals = await countOf(critical);
  await critical.click();
  await expectTotal(page, criticals);
  await expect(critical).toHaveAttribute('aria-pressed', 'true');
  await expect(searchBox(page)).toHaveValue('state:open severity:critical');

  const staging = facet(page, 'label.env=staging');
  const excluded = await countOf(staging);
  await staging.hover();
  await facets(page).getByRole('button', { name: 'Exclude staging' }).click();
  await expectTotal(page, criticals - excluded);
  await expect(searchBox(page)).toHaveValue(/severity:critical.* (-label\.env=|label\.env!=)staging$/);

  await facets(page).getByRole('button', { name: 'No longer exclude staging' }).click();
  await critical.click();
  await expect(searchBox(page)).toHaveValue('state:open');
});

test('a bar of the histogram leads to the groups that started in its time', async ({ openApp, page }) => {
  await openApp(list('state:resolved'));
  const bars = page.getByTestId('histogram-bars');
  await expect(bars).toBeVisible();
  const width = (await bars.boundingBox())?.width ?? 0;
  const position = { x: Math.round(width * 0.6), y: 20 };
  await bars.hover({ position });
  const inBar = Number(/^\d+/.exec(await bars.innerText())?.[0]);
  expect(inBar).toBeGreaterThan(0);
  await bars.click({ position });
  await expectTotal(page, inBar);
  await expect(searchBox(page)).toHaveValue(/^state:resolved started:/);
  await page.goBack();
  await expect(searchBox(page)).toHaveValue('state:resolved');
});

test('a view is saved, chosen, and made the one that the list begins with', async ({ openApp, page }) => {
  const views = page.getByRole('button', { name: /^(Views|Grave)/ });
  await openApp(list('severity:critical label.env=prod'));
  await views.click();
  await page.getByRole('menuitem', { name: 'Save this as a view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Grave');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(views).toHaveText('Grave');

  await facets(page)
    .getByRole('button', { name: /^payments/ })
    .click();
  await expect(views).toHaveText(/changed$/);
  await openApp(list('state:open'));
  await views.click();
  await page.getByRole('menuitemradio', { name: 'Grave' }).click();
  await expect(searchBox(page)).toHaveValue('severity:critical label.env=prod');
  await expect(views).toHaveText('Grave');

  await views.click();
  await page.getByRole('menuitem', { name: 'Manage views…' }).click();
  await page.getByRole('button', { name: 'Begin my list with “Grave”' }).click();
  await expect(page.getByRole('button', { name: 'Your list begins with it' })).toBeVisible();
  await page.evaluate(() => sessionStorage.clear());
  await openApp('/alert-groups');
  await expect(searchBox(page)).toHaveValue('severity:critical label.env=prod');
});
