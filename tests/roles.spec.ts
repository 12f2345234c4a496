import { pluginId } from '../preview/paths.ts';
import { expect, test } from './support/test.ts';

test('a Viewer sees groups, but no token, and can change nothing', async ({
  openApp,
  becomeRole,
  page,
  integration,
}) => {
  const { alertGroupId } = await integration.send({ alert_uid: 'seen', title: 'Only to look at' });
  const told: string[] = [];
  await page.route('**/resources/**', async (route) => {
    const response = await route.fetch();
    told.push(await response.text());
    await route.fulfill({ response });
  });
  await becomeRole('Viewer');

  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByRole('heading', { name: 'Only to look at', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Acknowledge / })).toBeDisabled();

  await openApp(`/integrations/${integration.uid}`);
  await expect(page.getByText('An Admin can see the webhook URL')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rotate token' })).toBeDisabled();

  await openApp('/integrations');
  await expect(page.getByRole('button', { name: 'New integration for receiving alerts' })).toBeDisabled();
  // A page that asks again as the test ends would fail it.
  await page.unrouteAll({ behavior: 'wait' });
  expect(told.length).toBeGreaterThan(2);
  expect(told.join()).not.toContain(integration.token);

  const refused = await page.request.post(
    `/api/plugins/${pluginId}/resources/alert-groups/${alertGroupId}/acknowledge`
  );
  expect(refused.status()).toBe(403);
});

test('an Editor handles groups, but no integrations', async ({ openApp, becomeRole, page, integration, site }) => {
  const { alertGroupId } = await integration.send({ alert_uid: 'handled', title: 'To be handled' });
  await becomeRole('Editor');

  await openApp(`/alert-groups/${alertGroupId}`);
  await page.getByRole('button', { name: /^Acknowledge / }).click();
  await expect(page.getByText(`Acknowledged by ${site.userName('Editor')}`).first()).toBeVisible();

  await openApp(`/integrations/${integration.uid}`);
  await expect(page.getByText('An Admin can see the webhook URL')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete' })).toBeDisabled();
});

for (const role of ['None', 'Auditor']) {
  test(`the role ${role} sees nothing on any page`, async ({
    openApp,
    becomeRole,
    gotoAppConfigPage,
    page,
    integration,
  }) => {
    test.skip(Boolean(process.env.GRAFANA_URL), 'Grafana itself keeps people without a role that it knows away.');
    const { alertGroupId } = await integration.send({ alert_uid: 'hidden', title: 'Not for everybody' });
    await becomeRole(role);
    const refusal = page.getByText('You have no permission to see this').first();

    for (const path of [
      '/alert-groups',
      `/alert-groups/${alertGroupId}`,
      '/integrations',
      `/integrations/${integration.uid}`,
    ]) {
      await openApp(path);
      await expect(refusal).toBeVisible();
      await expect(page.getByText('Not for everybody')).toBeHidden();
      await expect(page.getByText(integration.name)).toBeHidden();
    }
    await gotoAppConfigPage({ pluginId });
    await expect(refusal).toBeVisible();
    await expect(page.getByText(integration.name)).toBeHidden();
  });
}
