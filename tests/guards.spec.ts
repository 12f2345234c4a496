import { createHmac } from 'node:crypto';
import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

test('an integration whose sender signs takes what is signed, and shows why it took nothing else', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}) => {
  const integration = await createIntegration(request, 'github');
  await openApp(`/integrations/${integration.uid}/settings`);
  const guards = page.getByRole('region', { name: 'Guards' });
  test.skip(
    await guards.getByText('The sidecar has no key, so it keeps no secrets').isVisible(),
    'its sidecar has no key for secrets'
  );
  await guards.getByRole('combobox').click();
  await page.getByRole('option', { name: /^GitHub/ }).click();
  await guards.locator('input[type=password]').fill('a secret of the tests');
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await guards.getByRole('button', { name: 'Save guards' }).click();
  await expect(page.getByText('Guards saved')).toBeVisible();
  await expect(guards.locator('input[type=password]')).toHaveValue('');

  const body = JSON.stringify({ title: 'Signed', action: 'created' });
  const send = async (secret: string) => {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
    const answer = await fetch(integration.url, { method: 'POST', body, headers });
    return [answer.status, await answer.text()];
  };
  expect(await send('another secret')).toEqual([
    401,
    '{"code":"unauthorized","message":"This delivery is not taken."}',
  ]);
  expect((await send('a secret of the tests'))[0]).toBe(200);

  await openApp(`/integrations/${integration.uid}/deliveries`);
  await expect(page.getByText('Rejected: signature_wrong')).toBeVisible();
  await expect(page.getByText(/is not that of the body and the secret/).first()).toBeVisible();
});
