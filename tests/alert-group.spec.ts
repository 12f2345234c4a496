import type { Page } from '@playwright/test';
import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

const resources = '/api/plugins/bellhook-alerts-app/resources';
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });

test(
  'the timeline tells who has a group, what people noted, and why it was resolved',
  { tag: '@smoke' },
  async ({ openApp, page, request, integration }) => {
    const { alertGroupId } = await integration.send({ alert_uid: 'a', title: 'Disk full' });
    await openApp(`/alert-groups/${alertGroupId}`);
    await expect(page.getByText('Nobody has it')).toBeVisible();
    const assignee = { login: 'anna', name: 'Anna' };
    await request.post(`${resources}/alert-groups/${alertGroupId}/assign`, { data: { assignee } });
    await expect(page.getByText('Anna has it')).toBeVisible();
    await expect(timeline(page).getByText(/^Assigned to Anna by /)).toBeVisible();

    await timeline(page).getByRole('button', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('the **provider** knows');
    await timeline(page).getByRole('radio', { name: 'Preview' }).check();
    await expect(page.getByRole('group', { name: 'Preview' }).locator('strong')).toHaveText('provider');
    await timeline(page).getByRole('button', { name: 'Save note' }).click();
    await expect(timeline(page).getByRole('group', { name: /^Note by/ })).toContainText('the provider knows');

    const reason = 'payment provider';
    await request.post(`${resources}/alert-groups/${alertGroupId}/resolve`, { data: { reason } });
    await expect(timeline(page).getByText(/^Resolved by/)).toBeVisible();
    await expect(timeline(page).getByText(reason)).toBeVisible();
    await timeline(page).getByRole('radio', { name: 'Notes' }).check();
    await expect(timeline(page).getByText(/^Resolved by/)).toBeHidden();
    await expect(page).toHaveTitle(/^Resolved: Disk full/);
  }
);

test('two alerts are compared by path, and repeats are one line', async ({ openApp, page, integration }) => {
  const alert = { alert_uid: 'a', title: 'CPU busy', value: 97 };
  await integration.send(alert);
  await integration.send(alert);
  const { alertGroupId } = await integration.send({ ...alert, value: 98, host: { name: 'db 1' } });
  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByRole('button', { name: /^2 identical in/ })).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).last().click();
  await page.getByRole('button', { name: /^Compare with/ }).click();
  const changed = page.getByRole('row', { name: /payload\.value/ });
  await expect(changed).toContainText('97');
  await expect(changed).toContainText('98');
  await expect(page.getByRole('row', { name: /payload\.host/ })).toContainText('Added');
});

test('a value of a payload leads to the groups that have it', async ({ openApp, page, integration }) => {
  const host = { name: 'db 1 & "more"' };
  const { alertGroupId } = await integration.send({ alert_uid: 'a', title: 'Disk full', host });
  await integration.send({ alert_uid: 'b', title: 'CPU busy', host });
  await integration.send({ alert_uid: 'c', title: 'Somewhere else', host: { name: 'db 2' } });
  await openApp(`/alert-groups/${alertGroupId}`);
  await page.getByRole('button', { name: /Fires/ }).click();
  await page.getByRole('searchbox', { name: 'Search in the payload' }).fill('DB 1');
  await page.getByRole('treeitem', { name: /^name/ }).click();
  await expect(page.getByRole('group', { name: 'The chosen value' })).toContainText('payload.host.name');
  await page.getByRole('link', { name: 'Find groups with this value' }).click();
  await expect(page).toHaveURL(/\/alert-groups\?q=payload/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('payload.host.name="db 1 & \\"more\\""');
});

test('an alert tells why it is in its group, and groups of a key lead to each other', async ({
  openApp,
  page,
  request,
  integration,
}) => {
  const alert = { alert_uid: 'a', title: 'Disk full' };
  const first = await integration.send(alert);
  const resolve = `${resources}/alert-groups/${first.alertGroupId}/resolve`;
  expect((await request.post(resolve, { data: { reason: 'cleaned' } })).ok()).toBe(true);
  const second = await integration.send(alert);
  await openApp(`/alert-groups/${second.alertGroupId}`);
  await page.getByRole('button', { name: /Fires/ }).click();
  // What is below the payload moves as it comes.
  await expect(page.getByRole('tree')).toBeVisible();
  await page.getByRole('button', { name: 'Why is this here?' }).click();
  await expect(page.getByText(/^It opened this group, because the earlier one/)).toBeVisible();
  await expect(page.getByText('An equal alert would now come to the open group')).toBeVisible();

  const earlier = page.getByRole('region', { name: 'Earlier with this key' });
  await expect(earlier).toContainText(/1 in 30 days.*“cleaned”/);
  await earlier.getByRole('button', { name: 'Show' }).click();
  await earlier.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/alert-groups/${first.alertGroupId}$`));
  await expect(page.getByText('A later alert group has the same key:')).toBeVisible();
  await page.getByText('A later alert group has the same key:').getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/alert-groups/${second.alertGroupId}$`));
});

test('the first screen has what one needs to act, and nothing scrolls sideways in any width', async ({
  openApp,
  page,
  request,
}) => {
  const alertmanager = await createIntegration(request, 'alertmanager');
  const labels = { alertname: 'Http5xx', env: 'prod', severity: 'critical' };
  const { alertGroupId } = await alertmanager.send({
    status: 'firing',
    groupKey: 'k',
    commonLabels: labels,
    commonAnnotations: { summary: 'Checkout answers 3.4 % with 5xx.' },
    alerts: ['7d9', 'k2f', '0aa'].map((pod) => ({
      status: pod === '0aa' ? 'resolved' : 'firing',
      labels: { ...labels, pod },
      annotations: { summary: 'Checkout answers 3.4 % with 5xx.' },
      startsAt: '2026-01-01T00:00:00Z',
      generatorURL: 'https://prometheus.example.com/',
    })),
  });
  await openApp(`/alert-groups/${alertGroupId}`);
  for (const seen of [
    page.getByRole('heading', { name: /Http5xx/, level: 1 }),
    page.getByText('Firing', { exact: true }).first(),
    page.getByText('Nobody has it'),
    page.getByRole('button', { name: /^Acknowledge #/ }),
    page.getByRole('group', { name: 'Message' }),
    page.getByText('0aa', { exact: true }),
    page.getByRole('link', { name: 'env=prod' }),
  ]) {
    await expect(seen).toBeInViewport({ ratio: 1 });
  }
  for (const width of [1920, 1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('on a phone one row of actions stays under the thumb, on the page and in the panel', async ({
  openApp,
  page,
  integration,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { alertGroupId } = await integration.send({ alert_uid: 'a', title: 'Disk full', message: 'x\n\n'.repeat(60) });
  for (const path of [`/alert-groups/${alertGroupId}`, `/alert-groups?group=${alertGroupId}`]) {
    await openApp(path);
    const actions = page.getByRole('group', { name: /^Actions on alert group/ }).and(page.locator(':not([inert] *)'));
    const buttons = actions.getByRole('button');
    await expect(buttons).toHaveText(['Acknowledge', 'Resolve', 'Silence', '']);
    // Once the panel has come in.
    await expect(async () => {
      const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()));
      for (const box of boxes) {
        expect(box?.y).toBeGreaterThan(844 - 60);
        expect(box?.height).toBeGreaterThanOrEqual(40);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      }
      expect(new Set(boxes.map((box) => box?.y)).size).toBe(1);
    }).toPass({ timeout: 45_000 });
  }
  // What was done can be undone there.
  await page
    .getByRole('button', { name: /^Acknowledge #/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Nobody has it')).toBeVisible();
});

test('in the panel the groups of a key lead to each other beside the list, and back', async ({
  openApp,
  page,
  request,
  integration,
}) => {
  const alert = { alert_uid: 'a', title: 'Disk full' };
  const first = await integration.send(alert);
  await request.post(`${resources}/alert-groups/${first.alertGroupId}/resolve`, { data: { reason: 'cleaned' } });
  const second = await integration.send(alert);
  await openApp(`/alert-groups?q=${encodeURIComponent(`state:open integration:"${integration.name}"`)}`);
  const list = page.url();
  const shownGroup = () => new URL(page.url()).searchParams.get('group');
  await page
    .getByRole('row', { name: /Disk full/ })
    .getByText('Disk full')
    .click();
  const panel = page.getByRole('region', { name: 'Alert group beside the list' });
  const earlier = panel.getByRole('region', { name: 'Earlier with this key' });
  await earlier.getByRole('button', { name: 'Show' }).click();
  await earlier.getByRole('link').click();
  await expect(panel.getByText('A later alert group has the same key:')).toBeVisible();
  await expect(page.getByRole('row', { name: /Disk full/ })).toBeVisible();
  await expect.poll(shownGroup).toBe(first.alertGroupId);
  await panel.getByRole('button', { name: 'Back to the alert group before' }).click();
  await expect(panel.getByText('Nobody has it')).toBeVisible();
  await expect.poll(shownGroup).toBe(second.alertGroupId);
  await expect(panel.getByRole('button', { name: 'Back to the alert group before' })).toBeHidden();
  await panel.getByRole('button', { name: 'Close the alert group' }).click();
  await expect(page).toHaveURL(list);
});

test('the link to a deleted group says who deleted it, on its page and in the panel', async ({
  openApp,
  page,
  request,
  integration,
  site,
}) => {
  const { alertGroupId } = await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await integration.send({ alert_uid: 'b', title: 'CPU busy' });
  await request.delete(`${resources}/alert-groups/${alertGroupId}`);
  for (const path of [`/alert-groups/${alertGroupId}`, `/alert-groups?group=${alertGroupId}`]) {
    await openApp(path);
    await expect(page.getByRole('alert').getByText(`Deleted by ${site.userName('Admin')}`)).toBeVisible();
    await expect(page.getByText(/^Alert group #\d+ is deleted$/)).toBeVisible();
  }
});
