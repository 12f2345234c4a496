import { expect, test } from './support/test.ts';

test('a silence that outlasts recovery is made on a group’s page, holds for the next group, and is ended on a resolved one', async ({
  openApp,
  page,
  integration,
  scanForA11yViolations,
}) => {
  const alert = { alert_uid: 'db-7', title: 'Disk of db-7 is full' };
  const first = await integration.send(alert);
  await openApp(`/alert-groups/${first.alertGroupId}`);
  await page.getByRole('button', { name: /^Silence/ }).click();
  await page.getByRole('menuitem', { name: 'Other, with a reason…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Also after it recovers', { exact: true }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Also after it recovers' })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Reason (optional)' }).fill('The disk is ordered');
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await dialog.getByRole('button', { name: 'Silence' }).click();
  await expect(page.getByText('also after it recovers', { exact: true })).toBeVisible();

  await integration.send({ ...alert, state: 'ok' });
  await expect(page.getByText(/^What comes next is silenced by .* until /)).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();

  const second = await integration.send(alert);
  expect(second.alertGroupId).not.toBe(first.alertGroupId);
  await openApp(`/alert-groups/${second.alertGroupId}`);
  await expect(page.getByText('also after it recovers', { exact: true })).toBeVisible();
  await expect(page.getByText('It was silenced before, also after it recovers: The disk is ordered')).toBeVisible();

  await integration.send({ ...alert, state: 'ok' });
  await page.getByRole('button', { name: 'End this silence' }).click();
  await expect(page.getByText(/^What comes next is silenced/)).toBeHidden();
  const third = await integration.send(alert);
  await openApp(`/alert-groups/${third.alertGroupId}`);
  await expect(page.getByText('Firing', { exact: true }).first()).toBeVisible();
});
