import { expect, test } from './support/test.ts';

test('the chosen columns are there again after a new login in an empty browser, and are those of one user', async ({
  openApp,
  becomeRole,
  page,
  integration,
}) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  const list = `/alert-groups?integration=${integration.uid}`;
  await openApp(list);
  const row = page.getByRole('row', { name: 'Disk full' });
  const column = page.getByRole('columnheader', { name: 'Integration', exact: true });
  await expect(column).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  const saved = page.waitForResponse(
    (response) => response.url().includes('/user-storage') && response.request().method() !== 'GET' && response.ok()
  );
  await page.getByRole('checkbox', { name: 'Integration' }).click({ force: true });
  await expect(column).toBeHidden();
  await saved;

  await page.evaluate(() => localStorage.clear());
  await becomeRole('Admin');
  await page.reload();
  await expect(row).toBeVisible();
  await expect(column).toBeHidden();

  await becomeRole('Editor');
  await page.reload();
  await expect(row).toBeVisible();
  await expect(column).toBeVisible();
});
