import { pluginId } from '../preview/paths.ts';
import { restOn } from './support/rest-on.ts';
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
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /Disk full/ })).toContainText('Comes to an open group #');
  await dialog.getByRole('button', { name: 'Replay 1' }).click();
  await expect(dialog.getByText('1 of 1 were taken.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(accepted).toHaveCount(2);
  await accepted.first().getByRole('link', { name: /^#\d/ }).click();
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
  await accepted.first().getByRole('link', { name: /^#\d/ }).click();
  await expect(page.getByRole('heading', { name: /Sent with GET/, level: 1 })).toBeVisible();
});

test('an Editor finds a rejected delivery, shares what is shown, and sees why and how it was sent', async ({
  openApp,
  becomeRole,
  page,
  integration,
}) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await fetch(integration.url, {
    method: 'POST',
    body: '{"title": ',
    headers: { authorization: 'Bearer hidden-1', 'user-agent': 'probe/1', 'x-secret-token': 'hidden-2' },
  });
  await becomeRole('Editor');
  await openApp(`/integrations/${integration.uid}/deliveries`);
  await expect(page.getByRole('row', { name: /Accepted/ })).toContainText('Disk full');
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Rejected, for any reason' }).click();
  await expect(page.getByRole('row', { name: /Accepted/ })).toBeHidden();
  await page.getByRole('button', { name: /^Open delivery/ }).click();
  const drawer = page.getByRole('dialog', { name: /^Delivery/ });
  await expect(drawer.getByText('The body is not JSON.')).toBeVisible();
  const shared = page.url();

  await page.goto('about:blank');
  await page.goto(shared);
  await expect(drawer.getByText('The body is not JSON.')).toBeVisible();
  await expect(drawer.getByText('Line 1, column 11')).toBeVisible();
  await expect(drawer.getByText('probe/1')).toBeVisible();
  await expect(drawer.getByText('•••• (present)')).toHaveCount(2);
  await expect(drawer.getByRole('group', { name: 'Body' })).toHaveText('{"title": ');
  await expect(page.getByText(/hidden-/)).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Accepted/ })).toHaveCount(0);
});

test('an Admin mends a template and replays what it had put into one group', async ({
  openApp,
  page,
  request,
  integration,
  scanForA11yViolations,
}) => {
  const uid = integration.uid;
  const change = async (groupingKey: string | null) => {
    const path = `/api/plugins/${pluginId}/resources/integrations/${uid}`;
    expect((await request.patch(path, { data: { templates: { groupingKey } } })).ok()).toBe(true);
  };
  await change('all the same');
  for (const payload of [
    { alert_uid: 'a', title: 'Disk full' },
    { alert_uid: 'b', title: 'CPU busy' },
    { alert_uid: 'a', state: 'ok' },
  ]) {
    await integration.send(payload);
  }
  await openApp(`/integrations/${uid}/deliveries?outcome=accepted`);
  await expect(page.getByRole('row', { name: /Accepted/ })).toHaveCount(3);
  await change(null);
  await page.getByRole('button', { name: 'Replay all that are found' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /Opens a group/ })).toHaveCount(2);
  await expect(dialog.getByRole('row', { name: /Resolves its group/ })).toHaveCount(1);
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await dialog.getByRole('button', { name: 'Replay 3' }).click();
  await expect(dialog.getByText('3 of 3 were taken.')).toBeVisible();
  await dialog.getByRole('link', { name: /^#\d/ }).first().click();
  await expect(page.getByRole('heading', { name: /Disk full/, level: 1 })).toBeVisible();
  await expect(page.getByText('Resolved', { exact: true }).first()).toBeVisible();
});

test('an Admin sends tests, follows them into their group, and deletes what they left', async ({
  openApp,
  page,
  integration,
}) => {
  await integration.send({ alert_uid: 'real', title: 'A real one' });
  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('button', { name: 'Send an example alert' }).click();
  await expect(page.getByRole('button', { name: 'Delete the test group' })).toBeVisible();
  await page.getByRole('button', { name: 'Send its recovery' }).click();
  await page.getByRole('button', { name: 'Send your own' }).click();
  await page.getByRole('textbox', { name: 'Payload to send' }).fill('{"alert_uid": "mine", "title": "My own"}');
  await page.getByRole('button', { name: 'Send this payload' }).click();
  await page.getByRole('link', { name: 'Show the test groups' }).click();
  await expect(page.getByRole('row', { name: /My own/ }).getByText('Test', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /A real one/ })).toBeHidden();

  await openApp(`/integrations/${integration.uid}`);
  await page.getByRole('button', { name: 'Delete the 2 test groups' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Delete');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Delete the .*test group/ })).toBeHidden();
  await page.getByRole('link', { name: 'Show its alert groups' }).click();
  await expect(page.getByRole('link', { name: 'A real one' }).first()).toBeVisible();
});

test('deliveries come by themselves, wait while somebody works, and lead to what the templates made', async ({
  openApp,
  page,
  integration,
}) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await openApp(`/integrations/${integration.uid}/deliveries`);
  const rows = page.getByRole('row', { name: /Disk full/ });
  await expect(rows).toHaveCount(1);
  await fetch(integration.url, { method: 'POST', body: '[' });
  const rejected = page.getByRole('row', { name: /Rejected: invalid_json/ });
  await expect(rejected).toBeVisible();
  await rejected.hover();
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  const fresh = page.getByRole('button', { name: '1 new, show' });
  await restOn(rejected, fresh);
  await fresh.click();
  await expect(rows).toHaveCount(2);

  await rows
    .first()
    .getByRole('button', { name: /^Open delivery/ })
    .click();
  const drawer = page.getByRole('dialog', { name: /^Delivery/ });
  await expect(drawer.getByRole('tree')).toBeVisible();
  await expect(drawer.getByRole('row', { name: /^Title/ })).toContainText('Disk full');
  await drawer.getByRole('link', { name: /^#\d/ }).first().click();
  await expect(page.getByRole('heading', { name: /Disk full/, level: 1 })).toBeVisible();
});

test('an Admin sets a quota, and sees what it refuses', async ({ openApp, page, request, integration }) => {
  await openApp(`/integrations/${integration.uid}/settings`);
  await page.getByRole('textbox', { name: /^Quota/ }).fill('1');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  await integration.send({ title: 'The first' });
  const second = await fetch(integration.url, { method: 'POST', body: '{"title": "The second"}' });
  expect(second.status).toBe(429);
  // It is noted after it is answered.
  const read = () => request.get(`/api/plugins/${pluginId}/resources/integrations/${integration.uid}`);
  await expect.poll(async () => (await (await read()).json()).limitedCount).toBe(1);
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
