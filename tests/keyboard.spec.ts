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
