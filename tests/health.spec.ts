import { join } from 'node:path';
import { pluginId } from '../preview/paths.ts';
import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

test('an Admin disables an integration, sees what is refused, enables it and replays that', async ({
  openApp,
  page,
  integration,
}) => {
  const post = (title: string) =>
    fetch(integration.url, { method: 'POST', body: JSON.stringify({ alert_uid: title, title }) });
  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('This integration is disabled')).toBeVisible();

  const refused = await post('While disabled');
  expect([refused.status, (await refused.json()).code]).toEqual([403, 'disabled']);
  await page.getByRole('tab', { name: 'Deliveries' }).click();
  const row = page.getByRole('row', { name: /Refused: integration disabled/ });
  await expect(row).toBeVisible();

  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByText('This integration is disabled')).toBeHidden();
  expect((await post('While enabled')).status).toBe(200);
  await row.getByRole('button', { name: 'Replay' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Accepted/ })).toHaveCount(2);
});

test('an integration’s page says what is odd, and leads to where it is mended', async ({
  openApp,
  page,
  request,
  integration,
  scanForA11yViolations,
}, { project }) => {
  // Axe takes seconds to look at a whole page.
  test.setTimeout(300_000);
  for (let n = 0; n < 6; n++) {
    await integration.send({ alert_uid: `a${n}`, title: `Disk ${n} is full` });
    await fetch(integration.url, { method: 'POST', body: '{"title": ' });
  }
  // Rejected deliveries are noted after they are answered.
  const readHealth = () => request.get(`/api/plugins/${pluginId}/resources/integrations/${integration.uid}/health`);
  await expect.poll(async () => (await (await readHealth()).json()).lastDay.rejected).toBe(6);
  for (const [name, width, theme] of [
    ['health at 1280', 1280, 'dark'],
    ['health at 1280', 1280, 'light'],
    ['health on a phone', 390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await openApp(`/integrations/${integration.uid}?theme=${theme}`);
    const health = page.getByRole('region', { name: 'Health' });
    await expect(health.getByText(/6 deliveries were rejected, most often as invalid_json/)).toBeVisible();
    await expect(health.getByRole('img', { name: /6 were accepted, 6 rejected/ })).toBeVisible();
    await expect(health.locator('canvas')).toBeVisible();
    await page.screenshot({
      path: join(project.outputDir, 'screenshots', `${name} ${theme}.png`),
      fullPage: true,
      animations: 'disabled',
    });
    expect.soft(await scanForA11yViolations()).toHaveNoA11yViolations();
  }
  await page.getByRole('region', { name: 'Health' }).getByRole('link', { name: 'Show its deliveries' }).click();
  await expect(page.getByRole('row', { name: /Rejected: invalid_json/ }).first()).toBeVisible();
});

test('an Admin narrows the list, and disables and deletes several integrations', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}, { project }) => {
  test.setTimeout(300_000);
  const made = [await createIntegration(request, 'zabbix'), await createIntegration(request, 'zabbix')];
  const [one, other] = made as [(typeof made)[0], (typeof made)[0]];
  const picture = async (name: string) => {
    await page.screenshot({
      path: join(project.outputDir, 'screenshots', `${name}.png`),
      fullPage: true,
      animations: 'disabled',
    });
    expect.soft(await scanForA11yViolations(), name).toHaveNoA11yViolations();
  };
  await openApp('/integrations');
  await page.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Zabbix' }).click();
  await page.getByRole('textbox', { name: /^Search/ }).fill('test');
  for (const { name } of made) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check({ force: true });
  }
  await page.getByRole('toolbar').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('Disabled: 2')).toBeVisible();
  await expect(page.getByRole('row', { name: one.name }).getByText('Disabled')).toBeVisible();
  expect((await fetch(one.url, { method: 'POST', body: '{}' })).status).toBe(403);
  await page.mouse.move(0, 0);
  await picture('bulk of integrations dark');

  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Disabled' }).click();
  await page.getByRole('checkbox', { name: `Select ${one.name}` }).check({ force: true });
  await page.getByRole('toolbar').getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByRole('row', { name: one.name })).toBeHidden();
  await expect(page.getByRole('row', { name: other.name })).toBeVisible();

  await page.getByRole('checkbox', { name: `Select ${other.name}` }).check({ force: true });
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleted: 1')).toBeVisible();
  await expect(page.getByRole('row', { name: other.name })).toBeHidden();

  for (const [width, theme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await openApp(`/integrations?theme=${theme}`);
    await expect(page.getByRole('link', { name: one.name })).toBeVisible();
    await picture(`integrations ${width} ${theme}`);
  }
});
