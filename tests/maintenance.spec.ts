import { expect, test } from './support/test.ts';

test('maintenance is planned from a search, shown in list and calendar, begun, and ended', async ({
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
  await page.setViewportSize({ width: 390, height: 800 });
  await page.setViewportSize({ width: 1280, height: 800 });
  await day.first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete maintenance window' }).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Maintenance window deleted')).toBeVisible();
});
