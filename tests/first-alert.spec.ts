import { downPayload } from './support/down-payload.ts';
import { expect, test } from './support/test.ts';
import { watchReloads } from './support/watch-reloads.ts';

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64'
);

test(
  'a webhook becomes an alert group that people see and handle, and its source resolves it',
  { tag: '@smoke' },
  async ({ openApp, page, integration }) => {
    await page.route('https://upload.wikimedia.org/**', (route) =>
      route.fulfill({ body: onePixel, contentType: 'image/png', headers: { 'access-control-allow-origin': '*' } })
    );
    await openApp(`/alert-groups?integration=${integration.uid}`);
    await expect(page.getByRole('heading', { name: 'Alert groups', level: 1 })).toBeVisible();
    const row = page.getByRole('row', { name: downPayload.title });
    await expect(row).toBeHidden();
    const notReloaded = await watchReloads(page);

    await integration.send(downPayload);
    await expect(row).toBeVisible();
    await expect(row.getByText('Firing')).toBeVisible();
    await expect(row.getByTitle('1 alert came')).toBeVisible();

    await row.getByRole('link', { name: downPayload.title }).click();
    await page.getByRole('link', { name: 'Open the page of this alert group' }).click();
    await expect(page.getByRole('heading', { name: downPayload.title, level: 1 })).toBeVisible();
    await expect(page.getByText(downPayload.message, { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: /source/i })).toHaveAttribute(
      'href',
      downPayload.link_to_upstream_details
    );
    await page.getByRole('button', { name: 'Show the image' }).click();
    await expect(page.locator(`img[src="${downPayload.image_url}"]`)).toBeVisible();

    await page.getByRole('button', { name: /^Acknowledge / }).click();
    await expect(page.getByText(/^Acknowledged by /).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Unacknowledge / })).toBeVisible();

    await integration.send({ ...downPayload, state: 'ok' });
    await expect(page.getByText('Resolved by the alert source').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Unresolve / })).toBeVisible();
    expect(await notReloaded()).toBe(true);
  }
);
