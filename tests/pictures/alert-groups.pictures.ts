import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import type { AlertGroupSummary, Integration } from '../../pkg/contract/types.ts';
import { pluginId, root } from '../../preview/paths.ts';
import { expect, test } from '../support/large-site.ts';

// The pictures of docs/working-with-alert-groups.md, in the order of the page.

test.describe.configure({ timeout: 120_000 });

const resources = `/api/plugins/${pluginId}/resources`;
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') });
const urgent = 'state:open severity:>=high label.env=prod';

test.beforeAll(({ request }) => nameIntegrations(request));

test('list', async ({ openApp, page }) => {
  await openList(page, openApp, urgent);
  await picture(page, 'list', 640);
});

test('search', async ({ openApp, page }) => {
  await openList(page, openApp, urgent);
  const box = page.getByRole('combobox', { name: 'Search alert groups' });
  await box.press('End');
  await box.pressSequentially(' label.team=');
  await expect(page.getByRole('option', { name: /^payments/ })).toBeVisible();
  await picture(page, 'search', 400);
});

test('selection', async ({ openApp, page }) => {
  await openList(page, openApp, urgent);
  const box = (row: number) => rows(page).nth(row).getByRole('checkbox');
  await box(1).click({ force: true });
  await box(4).click({ force: true, modifiers: ['Shift'] });
  const bar = page.getByRole('toolbar', { name: 'Actions on the selected alert groups' });
  await bar.getByRole('button', { name: 'Silence' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await picture(page, 'selection', 440);
});

test('panel', async ({ openApp, page, request }) => {
  const { id } = await handledGroup(request);
  await openList(page, openApp, urgent, '&sort=alerts');
  await page.locator(`[data-group-id="${id}"]`).getByRole('link').first().click();
  const panel = page.getByRole('region', { name: 'Alert group beside the list' });
  await expect(panel.getByText('In the newest delivery')).toBeVisible();
  await picture(page, 'panel', 640);
});

test('group', async ({ openApp, page, request }) => {
  const { id } = await handledGroup(request);
  await openApp(`/alert-groups/${id}`);
  await expect(page.getByRole('group', { name: /^Note by/ })).toBeVisible();
  await picture(page, 'group', 700);
});

/** A picture of the page without Grafana's menu and bars. */
async function picture(page: Page, name: string, height: number): Promise<void> {
  // Icons come one by one, and nothing tells of the last.
  await page.waitForTimeout(3000);
  await page.screenshot({
    path: join(folder, `${name}.png`),
    clip: { x: 300, y: 64, width: 980, height },
    animations: 'disabled',
  });
}

const folder = join(root, 'docs/img');

/** The list with everything about it, and nothing under the pointer. */
async function openList(page: Page, openApp: (path: string) => Promise<void>, query: string, rest = ''): Promise<void> {
  await openApp(`/alert-groups?q=${encodeURIComponent(query)}${rest}`);
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('complementary', { name: 'Facets' }).getByRole('button').nth(3)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByTestId('histogram-bars')).toBeVisible();
  await page.mouse.move(0, 0);
}

/** An urgent group of several alerts that somebody has, with a note. */
async function handledGroup(request: APIRequestContext): Promise<AlertGroupSummary> {
  const query = encodeURIComponent('state:open type:alertmanager severity:critical label.env=prod');
  const [group] = await itemsOf<AlertGroupSummary>(request, `alert-groups?limit=1&sort=alerts&query=${query}`);
  if (group === undefined) {
    throw new Error(`no group matches ${query}`);
  }
  if (group.state !== 'acknowledged') {
    await request.post(`${resources}/alert-groups/${group.id}/acknowledge`);
  }
  if (group.noteCount === 0) {
    const text = 'The **provider** works on it, [status page](https://status.example.com).';
    await request.post(`${resources}/alert-groups/${group.id}/notes`, { data: { text } });
  }
  return group;
}

/** Names as people give them. */
async function nameIntegrations(request: APIRequestContext): Promise<void> {
  for (const { uid, type, provisioned } of await itemsOf<Integration>(request, 'integrations')) {
    const name = names[type];
    if (!provisioned && name !== undefined) {
      await request.patch(`${resources}/integrations/${uid}`, { data: { name } });
    }
  }
}

async function itemsOf<Item>(request: APIRequestContext, path: string): Promise<Item[]> {
  const reply = await request.get(`${resources}/${path}`);
  if (!reply.ok()) {
    throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  }
  return (await reply.json()).items;
}

/** Of the types that the store is filled with. */
const names: Readonly<Partial<Record<IntegrationType, string>>> = {
  alertmanager: 'Prometheus',
  grafana_alerting: 'Grafana',
  webhook: 'Uptime checks',
  formatted_webhook: 'Backups',
};
