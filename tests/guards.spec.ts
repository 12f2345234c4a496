import { createIntegration } from './support/integration.ts';
import { sendSigned } from './support/signed.ts';
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

  const send = (secret: string) => sendSigned(integration.url, secret, 'Signed');
  expect(await send('another secret')).toEqual([
    401,
    '{"code":"unauthorized","message":"This delivery is not taken."}',
  ]);
  expect((await send('a secret of the tests'))[0]).toBe(200);

  await openApp(`/integrations/${integration.uid}/deliveries`);
  await expect(page.getByText('Rejected: signature_wrong')).toBeVisible();
  await expect(page.getByText(/is not that of the body and the secret/).first()).toBeVisible();
});
