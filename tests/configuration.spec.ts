import { pluginId } from '../preview/paths.ts';
import { expect, test } from './support/test.ts';

test('the configuration page shows the sidecar, and its saved base URL is in every webhook URL', async ({
  gotoAppConfigPage,
  openApp,
  page,
  integration,
}) => {
  const configPage = await gotoAppConfigPage({ pluginId });
  await expect(page.getByText('Connected')).toBeVisible();
  await expect(page.getByText(/^Version \d+\.\d+\.\d+, store: sqlite$/)).toBeVisible();

  const baseUrl = page.getByRole('textbox', { name: 'Base URL of webhooks' });
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await baseUrl.fill('ftp://alerts.example.org');
  await save.click();
  await expect(page.getByText('Give an http or https address')).toBeVisible();

  const saved = configPage.waitForSettingsResponse();
  await baseUrl.fill('https://alerts.example.org/hooks');
  await save.click();
  await expect(saved).toBeOK();
  await expect(configPage).toHaveAlert('success', { hasText: 'Configuration saved' });
  const show = page.getByRole('button', { name: 'Show tokens' });
  await show.click();
  const url = `https://alerts.example.org/hooks/integrations/v1/formatted_webhook/${integration.token}/`;
  await expect(page.getByRole('textbox', { name: `Webhook URL of ${integration.name}` })).toHaveValue(url);

  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('button', { name: 'Show token' }).click();
  await expect(page.getByRole('textbox', { name: 'Webhook URL' })).toHaveValue(url);

  await gotoAppConfigPage({ pluginId });
  await expect(baseUrl).toHaveValue('https://alerts.example.org/hooks');
  await baseUrl.fill('');
  await save.click();
  await show.click();
  await expect(page.getByRole('textbox', { name: `Webhook URL of ${integration.name}` })).toHaveValue(integration.url);
});

test('the pages say why the sidecar cannot work and what to do, and recover by themselves', async ({
  gotoAppConfigPage,
  openApp,
  page,
  site,
}) => {
  test.skip(!site.stopSidecar, 'A running Grafana does not let a test stop its sidecar.');
  const startSidecar = await site.stopSidecar?.();
  try {
    await openApp('/alert-groups');
    await expect(page.getByText('Bellhook cannot work now')).toBeVisible();
    await expect(page.getByText('Another program uses this port')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();

    await gotoAppConfigPage({ pluginId });
    await expect(page.getByText('Grafana reaches the sidecar, but something is wrong')).toBeVisible();
    await expect(page.getByText('Another program uses this port').first()).toBeVisible();
  } finally {
    await startSidecar?.();
  }
  await expect(page.getByText('Connected')).toBeVisible();
});
