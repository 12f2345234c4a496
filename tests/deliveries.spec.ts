import { expect, test } from './support/test.ts';

test('an Admin sees why a delivery was rejected, and replays one that was accepted', async ({
  openApp,
  page,
  integration,
}) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await fetch(integration.url, { method: 'POST', body: '{"title": ' });
  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('tab', { name: 'Deliveries' }).click();
  await expect(page.getByRole('row', { name: /Rejected: invalid_json/ })).toContainText('Line 1, column 11');

  const accepted = page.getByRole('row', { name: /Accepted/ });
  await accepted.getByRole('button', { name: 'Replay' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
  await expect(accepted).toHaveCount(2);
  await accepted.first().getByRole('link', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: /Disk full/, level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /^2 identical/ })).toBeVisible();
});

test('an Admin sees what had to be repaired in an accepted delivery', async ({ openApp, page, integration }) => {
  const sent = await fetch(integration.url, { method: 'POST', body: '{"title": "Ping", "message": "down\nlost"}' });
  expect(sent.status).toBe(200);
  await fetch(`${integration.url}?title=Sent+with+GET`);
  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('tab', { name: 'Deliveries' }).click();
  const accepted = page.getByRole('row', { name: /Accepted/ });
  await expect(accepted).toHaveCount(2);
  await expect(accepted.last()).toContainText('The JSON had raw line breaks');
  await accepted.first().getByRole('link', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: /Sent with GET/, level: 1 })).toBeVisible();
});

test('an Admin sets a quota, and sees what it refuses', async ({ openApp, page, integration }) => {
  await openApp(`/integrations/${integration.uid}/settings`);
  await page.getByRole('textbox', { name: /^Quota/ }).fill('1');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  await integration.send({ title: 'The first' });
  const second = await fetch(integration.url, { method: 'POST', body: '{"title": "The second"}' });
  expect(second.status).toBe(429);
  await openApp(`/integrations/${integration.uid}`);
  await expect(page.getByText('1 refused by the quota')).toBeVisible();
});

test('an Admin deletes an alert group', async ({ openApp, page, integration }) => {
  const { alertGroupId } = await integration.send({ title: 'A mistake' });
  await openApp(`/alert-groups/${alertGroupId}`);
  await page.getByRole('button', { name: /^Actions on alert group/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(/^Alert group #\d+ is deleted$/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'A mistake' })).toBeVisible();
});
