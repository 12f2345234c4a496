import { expect, test } from './support/test.ts';

test('a group can be acknowledged from the list with the keyboard alone', async ({ openApp, page, integration }) => {
  await integration.send({ alert_uid: 'keys', title: 'Handled with keys' });
  await openApp(`/alert-groups?integration=${integration.uid}`);
  const row = page.getByRole('row', { name: 'Handled with keys' });
  await expect(row).toBeVisible();

  const acknowledge = row.getByRole('button', { name: /^Acknowledge / });
  const isFocused = () => acknowledge.evaluate((button) => button === document.activeElement);
  for (let presses = 0; presses < 60 && !(await isFocused()); presses++) {
    await page.keyboard.press('Tab');
  }
  await expect(acknowledge).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row.getByText('Acknowledged', { exact: true })).toBeVisible();
});
