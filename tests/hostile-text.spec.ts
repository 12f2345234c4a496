import type { Page } from '@playwright/test';
import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

const image = '<img src="x" onerror="window.hacked=true;alert(1)">';
const script = '<script>window.hacked=true;alert(1)</script>';
const address = 'javascript:window.hacked=true;alert(1)';

/** Fails if anything from an alert ran, or became an element or a link that could run. */
async function expectNothingRan(page: Page, dialogs: string[]): Promise<void> {
  expect(dialogs).toEqual([]);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.locator('img[src="x"], [onerror], [href^="javascript:" i], [src^="javascript:" i]')).toHaveCount(0);
  await expect(page.locator('script', { hasText: 'hacked' })).toHaveCount(0);
}

test('nothing in an alert becomes script, an image from another host or a link that runs', async ({
  openApp,
  page,
  request,
  integration,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  const { alertGroupId } = await integration.send({
    alert_uid: script,
    title: `${image}${script}`,
    message: `${script}\n${image}\n<a href="${address}">here</a>\n[here](${address})`,
    image_url: address,
    link_to_upstream_details: address,
    [image]: script,
  });
  const webhook = await createIntegration(request, 'webhook');
  const any = await webhook.send({ [image]: [script, { [address]: image }], title: script });

  await openApp(`/alert-groups?integration=${integration.uid}`);
  await expect(page.getByRole('link', { name: image })).toBeVisible();
  await expectNothingRan(page, dialogs);

  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByRole('group', { name: 'Message' })).toContainText('here');
  await expectNothingRan(page, dialogs);

  await openApp(`/alert-groups/${any.alertGroupId}`);
  await expect(page.getByLabel('Payload', { exact: true }).first()).toContainText(script);
  await expectNothingRan(page, dialogs);
});

test('names that an Admin enters never become markup', async ({ openApp, page, request, integration }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  const reply = await request.patch(`/api/plugins/bellhook-alerts-app/resources/integrations/${integration.uid}`, {
    data: { name: image, description: script },
  });
  expect(reply.status()).toBe(200);
  await integration.send({ title: 'x' });

  for (const path of [
    '/integrations',
    `/integrations/${integration.uid}`,
    `/alert-groups?integration=${integration.uid}`,
  ]) {
    await openApp(path);
    await expect(page.getByText(image).first()).toBeVisible();
    await expectNothingRan(page, dialogs);
  }
});
