import { send } from './support/integration.ts';
import { expect, test } from './support/test.ts';

test('a template is written with what the payload offers, tried, and saved', async ({ integration, openApp, page }) => {
  await send(integration.url, { alert_uid: 'a', title: 'Disk full', host: { name: 'db-1', 'the key': 5 } });
  await openApp(`/integrations/${integration.uid}/templates`);
  const editor = page.getByRole('textbox', { name: 'Template' });
  const titled = page.getByRole('list', { name: 'Templates' }).getByRole('listitem').first();
  await expect(titled).toContainText('Disk full');

  await page.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('On {{ payload.host.');
  await page.getByRole('option', { name: /^name/ }).click();
  await expect(titled).toContainText('On db-1');

  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(': ');
  await page.getByRole('treeitem', { name: /^the key/ }).click();
  await expect(titled).toContainText('On db-1: 5');
  await expect(editor).toBeFocused();

  await page.getByRole('button', { name: 'Filters, tests and functions, with examples' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Search' }).fill('upper');
  await sheet.getByRole('button', { name: 'upper' }).first().click();
  await expect(sheet.getByRole('group', { name: 'What it gives on the payload' })).toHaveText('DB-1');
  await sheet.getByRole('button', { name: 'Insert the example' }).click();
  await expect(titled).toContainText('On db-1: 5DB-1');

  await page.reload();
  await expect(titled).toContainText('On db-1: 5DB-1');
  await expect(titled).toContainText('Not saved');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(titled).toContainText('Customised');
  await expect(page.locator('.view-lines')).toHaveText(/payload.host.name.*payload.host\["the.key"\]/);
});

test('a mistake is underlined where it is, and drafts are tried on stored alerts', async ({
  integration,
  openApp,
  page,
}) => {
  await send(integration.url, { alert_uid: 'a', title: 'Disk full', host: 'db-1' });
  await send(integration.url, { alert_uid: 'a', title: 'Disk full', host: 'db-2' });
  await openApp(`/integrations/${integration.uid}/templates`);
  const list = page.getByRole('list', { name: 'Templates' });
  await list.getByRole('button', { name: 'Grouping key' }).click();
  await page.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('{{ payload.host | uppr }} ');
  await expect(page.locator('.squiggly-error')).toBeVisible();
  await expect(page.getByText(/Grouping key, line 1, column \d+: .*uppr/)).toBeVisible();

  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('{{ payload.host | upper }} ');
  await expect(list.getByRole('listitem').filter({ hasText: 'Grouping key' })).toContainText('DB-2');
  await page.getByRole('button', { name: /Try the drafts/ }).click();
  const outcome = page.getByRole('region', { name: 'What the drafts would do' });
  await expect(outcome).toContainText('Of 2 alerts, 2 groups would be made instead of 1');
  await expect(outcome).toContainText('1 groups would become several');
});
