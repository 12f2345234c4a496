import { pluginId } from '../preview/paths.ts';
import { expect, test } from './support/test.ts';

const resources = `/api/plugins/${pluginId}/resources`;

test('an integration is limited to one user: another one sees nothing of it, and that one handles its groups', async ({
  openApp,
  becomeRole,
  page,
  site,
  integration,
  scanForA11yViolations,
}) => {
  // Axe takes seconds to look at a whole page.
  test.setTimeout(300_000);
  const title = `Only for some ${integration.uid}`;
  const { alertGroupId } = await integration.send({ alert_uid: 'limited', title });
  const login = await site.userLogin('Viewer');
  const search = `/alert-groups?q=${encodeURIComponent(`integration:${integration.uid}`)}`;

  await test.step('an Admin limits it', async () => {
    await openApp(`/integrations/${integration.uid}/settings`);
    const access = page.getByRole('region', { name: 'Access' });
    await access.getByRole('radio', { name: 'Only these' }).check();
    await expect(access.getByText('Nobody but Admins will see it')).toBeVisible();
    await access.getByRole('button', { name: 'Add a user' }).click();
    await access.getByRole('combobox', { name: 'User' }).fill(login);
    await page.getByRole('option', { name: login }).first().click();
    await access.getByRole('combobox', { name: `What ${login} may do` }).click();
    await page.getByRole('option', { name: 'Act', exact: true }).click();
    expect(await scanForA11yViolations()).toHaveNoA11yViolations();
    await access.getByRole('button', { name: 'Save access' }).click();
    await expect(page.getByText('Access saved')).toBeVisible();

    await openApp('/integrations');
    await expect(page.getByRole('row').filter({ hasText: integration.name }).getByText('Restricted')).toBeVisible();
  });

  await test.step('another user sees neither it nor its groups', async () => {
    await becomeRole('Editor');
    await openApp('/integrations');
    await expect(page.getByRole('heading', { name: 'Integrations', level: 1 })).toBeVisible();
    await expect(page.getByText(integration.name)).toBeHidden();
    await openApp(search);
    await expect(page.getByText('No alert groups match')).toBeVisible();
    await expect(page.getByText(title)).toBeHidden();
    await openApp(`/alert-groups/${alertGroupId}`);
    await expect(page.getByText('This alert group is not there')).toBeVisible();
    await openApp(`/integrations/${integration.uid}`);
    await expect(page.getByText('Not found', { exact: true })).toBeVisible();

    const facets = await (await page.request.get(`${resources}/alert-groups/facets`)).text();
    expect(facets).not.toContain(integration.uid);
    for (const path of [`integrations/${integration.uid}`, `alert-groups/${alertGroupId}`]) {
      expect((await page.request.get(`${resources}/${path}`)).status()).toBe(404);
    }
    const refused = await page.request.post(`${resources}/alert-groups/${alertGroupId}/acknowledge`);
    expect(refused.status()).toBe(404);
  });

  await test.step('the one who may act does, and edits nothing', async () => {
    await becomeRole('Viewer');
    await openApp(search);
    await page.getByRole('link', { name: title }).click();
    await page
      .getByRole('button', { name: /^Acknowledge / })
      .first()
      .click();
    await expect(page.getByText(`Acknowledged by ${site.userName('Viewer')}`).first()).toBeVisible();
    await openApp(`/integrations/${integration.uid}/settings`);
    await expect(page.getByRole('textbox', { name: /^Quota/ })).toHaveAttribute('readonly', '');
    await expect(page.getByRole('region', { name: 'Access' })).toBeHidden();
    await expect(page.getByRole('tab', { name: 'Deliveries' })).toBeVisible();
  });
});
