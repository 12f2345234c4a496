import { createIntegration } from './support/integration.ts';
import { sendSigned } from './support/signed.ts';
import { expect, test } from './support/test.ts';

const send = async (url: string) =>
  (
    await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ title: 'Rotated' }),
      headers: { 'content-type': 'application/json' },
    })
  ).status;

test('a webhook URL is rotated, both work for a while, and the former one is ended', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}) => {
  const integration = await createIntegration(request, 'webhook');
  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('button', { name: 'Rotate token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '1 hour' }).click();
  await expect(dialog.getByText(/Until the time is over both work/)).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await dialog.getByRole('button', { name: 'Rotate token' }).click();
  await expect(page.getByText('The integration has a new webhook URL')).toBeVisible();

  const note = page.getByRole('status').filter({ hasText: 'still works' });
  await expect(note.getByText('Nothing has come with it since it was replaced.')).toBeVisible();
  await page.getByRole('button', { name: 'Show token' }).click();
  const next = await page.getByRole('textbox', { name: 'Webhook URL', exact: true }).inputValue();
  expect(next).not.toBe(integration.url);
  expect([await send(integration.url), await send(next)]).toEqual([200, 200]);
  await expect(note.getByText(/Requests that came with it: 1; the last one:/)).toBeVisible();
  await expect(note.getByText(/The last one with the new one:/)).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();

  await note.getByRole('button', { name: 'End the former URL now' }).click();
  await expect(note).toBeHidden();
  expect([await send(integration.url), await send(next)]).toEqual([403, 200]);

  await openApp(`/integrations/${integration.uid}/deliveries`);
  await expect(page.getByText('By the former URL')).toHaveCount(1);
});

test('a secret is replaced, both count for a while, and the former one is ended', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}) => {
  const integration = await createIntegration(request, 'github');
  await openApp(`/integrations/${integration.uid}/settings`);
  const guards = page.getByRole('region', { name: 'Guards' });
  await expect(guards.getByRole('combobox')).toBeVisible();
  test.skip(
    await guards.getByText('The sidecar has no key, so it keeps no secrets').isVisible(),
    'its sidecar has no key for secrets'
  );
  const secret = guards.locator('input[type=password]');
  const saved = page.getByText('Guards saved');
  await guards.getByRole('combobox').click();
  await page.getByRole('option', { name: /^GitHub/ }).click();
  await secret.fill('the former secret');
  await guards.getByRole('button', { name: 'Save guards' }).click();
  await expect(saved).toBeVisible();
  await expect(secret).toHaveValue('');
  const former = signedBy('the former secret', integration.url);
  const next = signedBy('the next secret', integration.url);
  expect([await former('before'), await next('too soon')]).toEqual([200, 401]);

  await secret.fill('the next secret');
  await guards.getByRole('radio', { name: '1 hour' }).click();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await guards.getByRole('button', { name: 'Save guards' }).click();
  const note = guards.getByRole('status').filter({ hasText: 'the former secret is still taken' });
  await expect(note.getByText('Nothing has come with it since it was replaced.')).toBeVisible();
  await expect(note.getByText('Nothing has come with the new one yet.')).toBeVisible();
  expect([await former('meanwhile'), await next('meanwhile, too')]).toEqual([200, 200]);
  await expect(note.getByText(/Requests that came with it: 1; the last one:/)).toBeVisible();
  await expect(note.getByText(/The last one with the new one:/)).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();

  await note.getByRole('button', { name: 'End the former secret now' }).click();
  await expect(note).toBeHidden();
  expect([await former('after'), await next('after, too')]).toEqual([401, 200]);

  await openApp(`/integrations/${integration.uid}/deliveries`);
  await expect(page.getByText('Rejected: signature_wrong')).toHaveCount(2);
  await expect(page.getByText(/is not that of the body and the secret/).first()).toBeVisible();
});

/** @returns sends, and tells the status of the answer */
function signedBy(secret: string, url: string) {
  return async (title: string) => (await sendSigned(url, secret, title))[0];
}

test('a webhook URL that is shown once is copied, works, and cannot be looked up', async ({
  openApp,
  page,
  scanForA11yViolations,
}) => {
  await openApp('/integrations');
  await page.getByRole('button', { name: 'New integration for receiving alerts' }).click();
  await expect(page.getByRole('textbox', { name: 'Search for a tool' })).toBeFocused();
  await page.keyboard.type('webhook');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /Show the webhook URL only once/ }).check({ force: true });
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await expect(page.getByText('Copy the webhook URL now: it is shown only once')).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy: New webhook URL' }).click();
  const copy = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copy).toMatch(/^http/);
  const url = await copy();
  expect(await send(url)).toBe(200);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  const token = url.split('/').at(-2) as string;
  await expect(page.getByText(`It was shown once, and ends with …${token.slice(-4)}`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`It was shown once, and ends with …${token.slice(-4)}`)).toBeVisible();
  expect(await page.content()).not.toContain(token);
});
