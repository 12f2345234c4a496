import { expect, test } from './support/test.ts';

test('a group that changes too often is marked in list and page, found by its mark, and held open', async ({
  openApp,
  page,
  integration,
  scanForA11yViolations,
}) => {
  await openApp(`/integrations/${integration.uid}/settings`);
  const time = page.getByRole('region', { name: 'Time', exact: true });
  await time.getByRole('textbox', { name: /^Hold an alert group open that changes more often than/ }).fill('1');
  await time.getByRole('button', { name: 'Save time settings' }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();

  const alert = { alert_uid: 'link-3', title: 'Link 3 is down' };
  await integration.send(alert);
  await integration.send({ ...alert, state: 'ok' });
  const { alertGroupId } = await integration.send(alert);
  await integration.send({ ...alert, state: 'ok' });
  await openApp(`/alert-groups?query=${encodeURIComponent(`integration:${integration.uid} is:flapping`)}`);
  const row = page.getByRole('row', { name: 'Link 3 is down' });
  await expect(row).toHaveCount(1);
  await expect(row.getByText('Flapping', { exact: true })).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByText('Flapping', { exact: true })).toBeVisible();
  await expect(page.getByText('More than 1 change within 10 min')).toBeVisible();
  await expect(page.getByText('Firing', { exact: true }).first()).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
});
