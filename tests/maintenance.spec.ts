import { expect, test } from './support/test.ts';

test('maintenance is planned from a search, shown in list and calendar, and deleted', async ({
  openApp,
  page,
  integration,
  scanForA11yViolations,
}) => {
  const name = `Patch <b>${integration.name}</b>`;
  await openApp(`/alert-groups?q=${encodeURIComponent(`integration:"${integration.name}"`)}`);
  await page.getByRole('button', { name: 'Mute what matches this search until…' }).click();
  const drawer = page.getByRole('dialog', { name: /New maintenance window/ });
  await expect(drawer.getByRole('combobox', { name: 'Search alert groups' })).toHaveValue(/integration:/);
  await expect(drawer.getByText(/^Open alert groups that match now: 0/)).toBeVisible();
  await drawer.getByRole('textbox', { name: /^Name/ }).fill(name);
  // By itself it would begin at the next full hour, which may be now.
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  const starts = drawer.getByTestId('data-testid date-time-input').first();
  await starts.fill(`${tomorrow} 10:00`);
  await starts.blur();
  await expect(drawer.getByTestId('data-testid date-time-input').last()).toHaveValue(`${tomorrow} 11:00`);
  await drawer.getByRole('combobox', { name: 'Repeat' }).click();
  await page.getByRole('option', { name: 'Every day' }).click();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await drawer.getByRole('button', { name: 'Save' }).click();

  const row = page.getByRole('listitem').filter({ hasText: name });
  await expect(row.getByText('Planned')).toBeVisible();
  await expect(row.getByText(/^every day/)).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();

  await page.getByRole('radio', { name: 'Calendar' }).click();
  await page.getByRole('button', { name: 'Month after' }).click();
  const day = page.getByRole('table').getByRole('button', { name: new RegExp(`${integration.name}`) });
  await expect(day).not.toHaveCount(0);
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await page.getByRole('radio', { name: 'Week' }).click();
  const week = page.getByRole('list', { name: / – / });
  const bar = week.getByRole('button', { name: new RegExp(`${integration.name}`) });
  await expect(bar.first()).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await page.getByRole('button', { name: 'Week after' }).click();
  await expect(bar).not.toHaveCount(0);
  await page.getByRole('radio', { name: 'Month' }).click();
  await day.first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete maintenance window' }).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Maintenance window deleted')).toBeVisible();
});

test('a group that opens in maintenance is silenced and marked, and fires when it is ended', async ({
  openApp,
  page,
  integration,
}) => {
  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('button', { name: 'Maintenance' }).click();
  const drawer = page.getByRole('dialog', { name: /New maintenance window/ });
  await expect(drawer.getByText(integration.name)).toBeVisible();
  await drawer.getByRole('textbox', { name: /^Name/ }).fill(`Now ${integration.name}`);
  await drawer.getByRole('button', { name: 'Now for 1 h' }).click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('listitem').filter({ hasText: integration.name });
  await expect(row.getByText('Active')).toBeVisible();

  const { alertGroupId } = await integration.send({ title: 'Disk full', alert_uid: 'disk', state: 'alerting' });
  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByText('Silenced', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: `Maintenance: Now ${integration.name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^End/ }).click();
  await expect(page.getByText('The maintenance has ended')).toBeVisible();
  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByText('Firing', { exact: true }).first()).toBeVisible();
});
