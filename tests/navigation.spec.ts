import { pluginId } from '../preview/paths.ts';
import { expect, test } from './support/test.ts';

const pages = ['Alert groups', 'Integrations', 'Maintenance'];

test('the menu has each page, with its name as heading and breadcrumbs that lead to it', async ({ openApp, page }) => {
  await openApp('');
  const menu = page.getByLabel('Navigation', { exact: true });
  await expect(menu.getByRole('link', { name: 'Configuration', exact: true })).toBeVisible();
  for (const name of pages) {
    await menu.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toContainText(new RegExp(`Bellhook.*${name}$`));
    await expect(page).toHaveTitle(new RegExp(`^${name} - Bellhook - `));
  }
});

test('the app has no address that is not found', async ({ request, page }) => {
  const { defaultNavUrl } = await (await request.get(`/api/plugins/${pluginId}/settings`)).json();
  await page.goto(defaultNavUrl || `/a/${pluginId}`);
  await expect(page.getByRole('heading', { name: 'Alert groups', level: 1 })).toBeVisible();
});

test('the menu can be closed, and opened over the page', async ({ openApp, page }) => {
  test.skip(Boolean(process.env.GRAFANA_URL), "This is the preview's own menu.");
  await openApp('/integrations');
  const menu = page.getByLabel('Navigation', { exact: true });
  const width = () => page.getByRole('main').evaluate((main) => main.clientWidth);
  await expect(menu).toBeVisible();
  await expect.poll(width).toBe(980);

  await menu.getByRole('button', { name: 'Close menu' }).click();
  await expect(menu).toBeHidden();
  await expect.poll(width).toBe(1280);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Integrations', level: 1 })).toBeVisible();
  await expect(menu).toBeHidden();

  await page.getByRole('button', { name: 'Open menu' }).click();
  await menu.getByRole('button', { name: 'Undock menu' }).click();
  await expect.poll(width).toBe(1280);
  await menu.getByRole('link', { name: 'Alert groups' }).click();
  await expect(menu).toBeHidden();
});
