import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { pluginId } from '../preview/paths.ts';
import { createIntegration } from './support/integration.ts';
import { stillBox } from './support/still-box.ts';
import { expect, test } from './support/test.ts';

const longTitle = `Queue “orders” grows: ${'no consumer took a message for a long time, '.repeat(12)}look at the workers`;

/** The elements that scroll sideways: the page, or a part of it. */
function sidewaysScrollers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main *')]
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 &&
          (element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX))
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200))
  );
}

async function expectInside(page: Page, element: Locator): Promise<void> {
  const box = await element.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

test('the list shows fourteen groups at 1280 px beside the docked menu, and nothing moves when one changes', async ({
  openApp,
  page,
  request,
  integration,
}) => {
  const sent: string[] = [];
  for (let n = 1; n <= 16; n++) {
    sent.push(
      (await integration.send({ alert_uid: `u${n}`, title: `Group ${n} of many`, severity: 'high' })).alertGroupId
    );
  }
  await openApp(`/alert-groups?q=integration:${integration.uid}`);
  const rows = page.getByRole('row', { name: /of many/ });
  await expect(rows).toHaveCount(16);
  await expect(rows.nth(13)).toBeInViewport({ ratio: 1 });
  const places = () => rows.evaluateAll((all) => all.map((row) => JSON.stringify(row.getBoundingClientRect())));
  const cells = () =>
    page.getByRole('cell').evaluateAll((all) => all.map((cell) => Math.round(cell.getBoundingClientRect().left)));
  await stillBox(rows.last());
  const before = { places: await places(), cells: await cells() };
  const acknowledged = await request.post(`/api/plugins/${pluginId}/resources/alert-groups/${sent[10]}/acknowledge`);
  expect(acknowledged.ok()).toBe(true);
  await expect(page.getByRole('row', { name: 'Group 11 of many' }).getByText('Acknowledged')).toBeVisible();
  expect({ places: await places(), cells: await cells() }).toEqual(before);
});

for (const [name, width] of [
  ['beside the docked menu, at 1280 px', 1280],
  ['on a phone', 390],
] as const) {
  test(`the list shows title and actions ${name}`, async ({ openApp, page, integration }) => {
    await integration.send({ alert_uid: 'long', title: longTitle });
    await page.setViewportSize({ width, height: 800 });
    await openApp(`/alert-groups?integration=${integration.uid}`);
    const title = page.getByRole('link', { name: /^Queue “orders” grows/ });
    await expect(title).toBeVisible();
    await stillBox(title);
    if (width === 1280) {
      expect((await page.getByRole('region', { name: 'When the groups started' }).boundingBox())?.width).toBe(916);
    }

    await expectInside(page, title);
    const box = await title.boundingBox();
    expect(box?.width).toBeGreaterThan(230);
    const lineHeight = await title.evaluate((link) => parseFloat(getComputedStyle(link).lineHeight));
    expect(box?.height).toBeLessThan((width === 1280 ? 1.5 : 3.5) * lineHeight);
    const actions = width === 1280 ? /^Actions on/ : /^(Acknowledge|Silence|Resolve) #/;
    for (const button of await page.getByRole('button', { name: actions }).all()) {
      await expectInside(page, button);
    }
    await expect(page.getByRole('button', { name: actions })).toHaveCount(width === 1280 ? 1 : 3);
    await expect.poll(() => sidewaysScrollers(page)).toEqual([]);
  });

  test(`a group's page shows its actions ${name}`, async ({ openApp, page, integration }) => {
    const { alertGroupId } = await integration.send({ alert_uid: 'long', title: longTitle, message: longTitle });
    await page.setViewportSize({ width, height: 800 });
    await openApp(`/alert-groups/${alertGroupId}`);
    const heading = page.getByRole('heading', { name: /^#?\d* ?Queue “orders” grows/, level: 1 });
    await stillBox(heading);
    await expectInside(page, heading);
    for (const action of ['Acknowledge', 'Silence', 'Resolve']) {
      await expectInside(page, page.getByRole('button', { name: new RegExp(`^${action} #`) }));
    }
    const message = await page.getByRole('group', { name: 'Message' }).boundingBox();
    expect(message?.width).toBeGreaterThan(width === 1280 ? 500 : 300);
  });
}

test("an integration's settings are as wide as a phone", async ({ openApp, page, integration }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await openApp(`/integrations/${integration.uid}/settings`);
  await expectInside(page, page.getByRole('textbox', { name: /^Title of the alert group/ }));
  await expectInside(page, page.getByText('Any delivery, too'));
  // The bar of tabs has Grafana's own scrolling.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('the list of integrations has all its columns beside the docked menu, and cuts long texts', async ({
  openApp,
  page,
  request,
}) => {
  const integrations = `/api/plugins/${pluginId}/resources/integrations`;
  const id = randomUUID().slice(0, 8);
  for (const name of [
    `Alarms ${id} of the central operations account, second copy, keep it`,
    `${id}${'W'.repeat(100)}`,
  ]) {
    const data = { name, type: 'webhook', description: 'Whom to ask about it, and when. '.repeat(7).trim() };
    const { url } = await (await request.post(integrations, { data })).json();
    await fetch(url, { method: 'POST', body: '{"title": "Disk full"}' });
    for (let n = 0; n < 25; n++) {
      await fetch(url, { method: 'POST', body: '{"cut' });
    }
  }
  await openApp(`/integrations?q=${id}&health=odd`);
  const row = page.getByRole('row', { name: /of the central operations/ });
  await expect(row.getByText('Deliveries are rejected')).toBeVisible();
  await expect(row.getByRole('cell', { name: /^\d+[smh] ago$/ })).toBeVisible();
  const menu = row.getByRole('button', { name: /^Actions on/ });
  await stillBox(menu);
  await expectInside(page, menu);
  expect(await sidewaysScrollers(page)).toEqual([]);
  // What is odd, with two lines of figures, is the most that a row has.
  expect((await row.boundingBox())?.height).toBeLessThan(105);
});

test('a title from right to left keeps its beginning where it is cut', async ({ openApp, page, integration }) => {
  const title = `مساحة القرص على الخادم ${'db-1 ممتلئة '.repeat(20)}`;
  const { alertGroupId } = await integration.send({ alert_uid: 'rtl', title });
  await openApp(`/alert-groups?q=integration:${integration.uid}`);
  const inList = page.getByRole('link', { name: /^مساحة/ });
  await expect(inList).toBeVisible();
  await expect.poll(() => keepsBeginning(inList)).toBe(true);
  await openApp(`/alert-groups/${alertGroupId}`);
  const inAlerts = page.getByRole('button', { name: /مساحة/ }).locator('bdi');
  await expect(inAlerts).toBeVisible();
  await expect.poll(() => keepsBeginning(inAlerts)).toBe(true);
});

test('the value of a label from right to left keeps its beginning where it is cut', async ({
  openApp,
  page,
  request,
}) => {
  const integration = await createIntegration(request, 'alertmanager');
  const team = 'فريق قواعد البيانات والتخزين والشبكات والخوادم';
  const labels = { alertname: 'DiskFull', team };
  await integration.send({
    version: '4',
    status: 'firing',
    groupKey: 'rtl',
    commonLabels: labels,
    alerts: [{ status: 'firing', labels, startsAt: '2026-11-23T12:00:00Z' }],
  });
  await openApp(`/alert-groups?q=integration:${integration.uid}`);
  const value = page.locator('[data-part="label"] bdi', { hasText: 'فريق' });
  await expect(value).toBeVisible();
  await expect.poll(() => keepsBeginning(value)).toBe(true);
});

/** Whether the first letter is in the element, which is narrower than its text. */
const keepsBeginning = (element: Locator) =>
  element.evaluate((cut) => {
    const first = document.createRange();
    first.setStart(cut.firstChild as Node, 0);
    first.setEnd(cut.firstChild as Node, 1);
    const [letter, box] = [first.getBoundingClientRect(), cut.getBoundingClientRect()];
    return cut.scrollWidth > cut.clientWidth && letter.left >= box.left && letter.right <= box.right + 1;
  });
