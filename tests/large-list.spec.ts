import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/large-site.ts';
import { restOn } from './support/rest-on.ts';
import { stillBox } from './support/still-box.ts';

// A journey leads through several pages.
test.describe.configure({ timeout: 240_000 });
test.skip(Boolean(process.env.GRAFANA_URL), 'A Grafana has the groups that it has.');

const list = (query: string, more = '') => `/alert-groups?q=${encodeURIComponent(query)}${more}`;

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
  // Words are found in titles, and in messages, which the list does not show.
  await expect.poll(() => titles(page)).toContainEqual(expect.stringMatching(/checkout (answers slowly|fails)/));
  for (const row of await rows(page).allTextContents()) {
    expect(row).toContain('env=prod');
  }
});

test('facets include and exclude values, and count what is left', async ({ openApp, page }) => {
  await openApp(list('state:open'));
  const critical = facet(page, 'severity:critical');
  await expect(critical).toBeVisible();
  const criticals = await countOf(critical);
  const staging = facet(page, 'label.env=staging');
  const inAll = await countOf(staging);
  await critical.click();
  await expectTotal(page, criticals);
  await expect(critical).toHaveAttribute('aria-pressed', 'true');
  await expect(searchBox(page)).toHaveValue('state:open severity:critical');

  // The values have counts of their own, which may come later than the groups.
  await expect.poll(() => countOf(staging)).toBeLessThan(inAll);
  const excluded = await countOf(staging);
  await staging.hover();
  await facets(page).getByRole('button', { name: 'Exclude staging' }).click();
  await expectTotal(page, criticals - excluded);
  await expect(searchBox(page)).toHaveValue(/severity:critical.* (-label\.env=|label\.env!=)staging$/);

  await facets(page).getByRole('button', { name: 'No longer exclude staging' }).click();
  await critical.click();
  await expect(searchBox(page)).toHaveValue('state:open');
});

test('the keyboard is in the list a handful of presses after the search, and reaches every value beside it', async ({
  openApp,
  page,
}) => {
  await openApp(list('state:open'));
  await expect(facet(page, 'severity:critical')).toBeVisible();
  const first = rows(page).first();
  const tabUntil = async (isThere: () => Promise<boolean>) => {
    let presses = 0;
    for (; presses < 100 && !(await isThere()); presses++) {
      await page.keyboard.press('Tab');
    }
    return presses;
  };
  const isFocused = (element: Locator) => () => element.evaluate((one) => one === document.activeElement);

  await searchBox(page).focus();
  const skip = page.getByRole('button', { name: 'Skip to the alert groups' });
  expect(await tabUntil(isFocused(skip))).toBeLessThanOrEqual(2);
  await page.keyboard.press('Enter');
  await expect(first).toBeFocused();

  await searchBox(page).focus();
  // Without the short cut each field is one stop.
  const fields = await facets(page).getByRole('toolbar').count();
  expect(await tabUntil(isFocused(first))).toBeLessThanOrEqual(fields + 14);

  const promised = await countOf(facet(page, 'severity:high'));
  await searchBox(page).focus();
  await tabUntil(isFocused(facet(page, 'severity:critical')));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectTotal(page, promised);
  await expect(facet(page, 'severity:high')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('state:open severity!=high');
  await expect(facets(page).getByRole('button', { name: 'No longer exclude high' })).toBeFocused();
});

test('a bar of the histogram leads to the groups that started in its time', async ({ openApp, page }) => {
  await openApp(list('state:resolved'));
  const bars = page.getByTestId('histogram-bars');
  await expect(bars).toBeVisible();
  const width = (await bars.boundingBox())?.width ?? 0;
  const position = { x: Math.round(width * 0.6), y: 20 };
  await bars.hover({ position });
  const count = async () => Number(/^\d+/.exec(await bars.innerText())?.[0]);
  await expect.poll(count).toBeGreaterThan(0);
  const inBar = await count();
  await bars.click({ position });
  await expectTotal(page, inBar);
  await expect(searchBox(page)).toHaveValue(/^state:resolved started:/);
  await page.goBack();
  await expect(searchBox(page)).toHaveValue('state:resolved');
});

test('the keyboard zooms into the histogram, and out again', async ({ openApp, page }) => {
  await openApp(list('state:resolved'));
  const bars = page.getByRole('slider', { name: /zooms in/ });
  await bars.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bars).toHaveAttribute('aria-valuetext', /^\d/);
  const inBars = Number(/^\d+/.exec((await bars.getAttribute('aria-valuetext')) ?? '')?.[0]);
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue(/^state:resolved started:/);
  await expectTotal(page, inBars);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(searchBox(page)).toHaveValue('state:resolved');

  const saved = page.waitForResponse(
    (reply) => reply.url().includes('user-storage') && reply.request().method() !== 'GET'
  );
  await page.getByRole('button', { name: 'by severity' }).click();
  await saved;
  await page.reload();
  await expect(page.getByRole('button', { name: 'by state' })).toBeVisible();
});

test('a search in payloads says how far it looked, and goes on until it finds something', async ({
  openApp,
  page,
  integration,
}) => {
  const needle = `needle of ${integration.uid}`;
  await integration.send({ alert_uid: 'new', title: 'Found at the end', detail: needle });
  await openApp(list(`payload.detail="${needle}"`, '&order=asc'));
  await expect(page.getByText(/^Looked at the first 2,000 of 5,0\d\d groups in this order, 0 found$/)).toBeVisible();
  await expect(page.getByText('None found so far')).toBeVisible();
  await page.getByRole('button', { name: 'Look further' }).click();
  await expect(rows(page).filter({ hasText: 'Found at the end' })).toBeVisible();
  await expect(page.getByText(/^Looked at all 5,0\d\d groups, 1 found$/)).toBeVisible();
  await page.reload();
  await expect(rows(page).filter({ hasText: 'Found at the end' })).toBeVisible();
});

test('a view is saved, chosen, and made the one that the list begins with', async ({ openApp, page }) => {
  const views = page.getByRole('button', { name: /^(Views|Grave)/ });
  await openApp(list('severity:critical label.env=prod'));
  await views.click();
  await page.getByRole('menuitem', { name: 'Save this as a view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Grave');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(views).toHaveText('Grave');

  await facet(page, 'label.team=payments').click();
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

test('filters and sort survive leaving the list and coming back', async ({ openApp, page }) => {
  await openApp(list('label.team=payments'));
  await page.getByRole('columnheader', { name: 'Last', exact: true }).getByRole('button').click();
  await facet(page, 'severity:critical').click();
  await expect(searchBox(page)).toHaveValue('label.team=payments severity:critical');
  await expect(rows(page).first()).toBeVisible();
  const { search } = new URL(page.url());
  await page.getByRole('link', { name: 'Integrations' }).first().click();
  await expect(page.getByRole('link', { name: /^Realistic/ }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Alert groups' }).first().click();
  await expect(searchBox(page)).toHaveValue('label.team=payments severity:critical');
  expect(new URL(page.url()).search).toBe(search);
});

test('pages turn both ways from a shared link', async ({ openApp, page, context }) => {
  await openApp(list('-number:0', '&limit=100'));
  const pages = page.getByRole('navigation', { name: 'Pages' });
  const next = page.getByRole('button', { name: 'Next page' });
  await expect(pages).toContainText('1–100 of 5,0');
  await next.click();
  await expect(pages).toContainText('101–200 of');
  const second = await titles(page);
  await next.click();
  await expect(pages).toContainText('201–300 of');
  const third = await titles(page);
  expect(third).toHaveLength(100);

  const other = await context.newPage();
  await other.goto(page.url());
  const otherPages = other.getByRole('navigation', { name: 'Pages' });
  await expect(otherPages).toContainText('201–300 of');
  expect(await titles(other)).toEqual(third);
  await other.getByRole('button', { name: 'Previous page' }).click();
  await expect(otherPages).toContainText('101–200 of');
  expect(await titles(other)).toEqual(second);
  await other.getByRole('button', { name: 'Previous page' }).click();
  await expect(otherPages).toContainText('1–100 of');
  await expect(other.getByRole('button', { name: 'Previous page' })).toBeDisabled();
});

test('an export has every group that matches', async ({ openApp, page }) => {
  const save = async (format: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: format }).click(),
    ]);
    return (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  };
  await openApp(list('severity:critical'));
  const critical = facet(page, 'severity:critical');
  await expect(critical).toBeVisible();
  const criticals = await countOf(critical);
  expect(criticals).toBeGreaterThan(200);
  const groups = (await save('JSON lines, for programs')).map((line) => JSON.parse(line));
  expect(groups).toHaveLength(criticals);
  expect(new Set(groups.map(({ severity }) => severity))).toEqual(new Set(['critical']));
  expect(await save('CSV, for spreadsheets')).toHaveLength(criticals + 1);
});

test('an action on thousands of groups goes on after the sidecar was killed in its middle', async ({
  openApp,
  page,
  site,
}) => {
  await openApp(list('state:resolved'));
  await page.getByRole('checkbox', { name: 'Select all alert groups of this page' }).click({ force: true });
  await page.getByRole('button', { name: /^Select all [\d,]+$/ }).click();
  const selected = page.getByRole('status').filter({ hasText: / selected$/ });
  await expect(selected).toHaveText(/^\d,?\d{3}\b/);
  const count = Number(/^[\d,]+/.exec(await selected.innerText())?.[0].replace(',', ''));
  expect(count).toBeGreaterThan(3000);
  await rows(page).first().press('n');
  await page.getByRole('dialog').getByRole('textbox').fill('Seen in the storm');
  await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).click();
  const notice = page.locator('[data-operation-notice]');
  await expect(page.getByRole('dialog')).toBeHidden();
  site.killSidecar?.();
  await expect(notice).toContainText(`${count} noted`, { timeout: 60_000 });
  await openApp(list('note:"seen in the storm"'));
  await expectTotal(page, count);
  // Nobody has it twice.
  await expect(rows(page).first().getByRole('img', { name: '1 note' })).toBeVisible();
});

test('a new group waits while the pointer rests on a row of the list', async ({ openApp, page, integration }) => {
  await openApp(list('state:open'));
  const row = rows(page).nth(3);
  const before = await stillBox(row);
  const [first] = await titles(page);
  await row.hover();
  await integration.send({ alert_uid: 'new', title: 'Came while somebody looked' });
  await restOn(row, page.getByRole('button', { name: '1 new, show' }));
  expect(await row.boundingBox()).toEqual(before);
  expect((await titles(page))[0]).toBe(first);
  await page.getByRole('button', { name: '1 new, show' }).click();
  await expect(rows(page).first()).toContainText('Came while somebody looked');
});
