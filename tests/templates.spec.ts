import type { Page } from '@playwright/test';
import { pluginId } from '../preview/paths.ts';
import { createIntegration, send } from './support/integration.ts';
import { expect, test } from './support/test.ts';

test('a template is written with what the payload offers, tried, and saved', async ({ integration, openApp, page }) => {
  await send(integration.url, { alert_uid: 'a', title: 'Disk full', host: { name: 'db-1', 'the key': 5 } });
  await openApp(`/integrations/${integration.uid}/templates`);
  const editor = page.getByRole('textbox', { name: 'Template' });
  const titled = page.getByRole('list', { name: 'Templates' }).getByRole('listitem').first();
  await expect(titled).toContainText('Disk full');

  await page.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('On {{ payload.host.');
  await page.getByRole('option', { name: /^name/ }).click();
  await expect(titled).toContainText('On db-1');

  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(': ');
  await page.getByRole('treeitem', { name: /^the key/ }).click();
  await expect(titled).toContainText('On db-1: 5');
  await expect(editor).toBeFocused();

  await page.getByRole('button', { name: 'Filters, tests and functions, with examples' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Search' }).fill('upper');
  await sheet.getByRole('button', { name: 'upper' }).first().click();
  await expect(sheet.getByRole('group', { name: 'What it gives on the payload' })).toHaveText('DB-1');
  await sheet.getByRole('button', { name: 'Insert the example' }).click();
  await expect(titled).toContainText('On db-1: 5DB-1');

  await page.reload();
  await expect(titled).toContainText('On db-1: 5DB-1');
  await expect(titled).toContainText('Not saved');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(titled).toContainText('Customised');
  await expect(page.locator('.view-lines')).toHaveText(/payload.host.name.*payload.host\["the.key"\]/);
});

test('what closes an expression or a statement is there, and is typed over', async ({ integration, openApp, page }) => {
  await openApp(`/integrations/${integration.uid}/templates`);
  const text = page.locator('.view-lines').first();
  for (const [typed, written] of [
    ['{{ payload.x }}', /^\{\{.payload\.x.\}\}$/],
    ['{% if payload.x %}y{% endif %}{# why #}', /^\{%.if.payload\.x.%\}y\{%.endif.%\}\{#.why.#\}$/],
    ['{{ payload["x"', /^\{\{.payload\["x"\]\}\}$/],
  ] as const) {
    await text.click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(typed);
    await expect(text).toHaveText(written);
  }
});

test('a mistake is underlined where it is, and drafts are tried on stored alerts', async ({
  integration,
  openApp,
  page,
}) => {
  await send(integration.url, { alert_uid: 'a', title: 'Disk full', host: 'db-1' });
  await send(integration.url, { alert_uid: 'a', title: 'Disk full', host: 'db-2' });
  await openApp(`/integrations/${integration.uid}/templates`);
  const list = page.getByRole('list', { name: 'Templates' });
  await list.getByRole('button', { name: 'Grouping key' }).click();
  await page.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('{{ payload.host | uppr }} ');
  await expect(page.locator('.squiggly-error')).toBeVisible();
  await expect(page.getByText(/Grouping key, line 1, column \d+: .*uppr/)).toBeVisible();

  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('{{ payload.host | upper }} ');
  await expect(list.getByRole('listitem').filter({ hasText: 'Grouping key' })).toContainText('DB-2');
  await page.getByRole('button', { name: /Try the drafts/ }).click();
  const outcome = page.getByRole('region', { name: 'What the drafts would do' });
  await expect(outcome).toContainText('Of 2 alerts, 2 groups would be made instead of 1');
  await expect(outcome).toContainText('1 groups would become several');
});

test('templates for a sender with names of its own are made from what it has sent', async ({
  openApp,
  page,
  request,
}) => {
  const { uid, send: post } = await createIntegration(request, 'webhook');
  const turn = (lifecycle: string, host: string, load: string) => ({
    origin: { host },
    check: 'load',
    lifecycle: `load.${lifecycle}`,
    measured: load,
    page: `https://ops.example/hosts/${host}`,
  });
  await post(turn('alarm', 'db-1', '91'));
  await post(turn('alarm', 'db-2', '95'));
  await post(turn('cleared', 'db-1', '12'));
  await openApp(`/integrations/${uid}`);
  await page.getByRole('link', { name: 'Make templates from this payload' }).click();
  const drawer = page.getByRole('dialog', { name: /Templates from what has arrived/ });
  await expect(drawer).toContainText('Guessed from 3 payloads');
  const suggested = drawer.getByRole('list', { name: 'Suggested templates' }).getByRole('listitem');
  await expect(suggested.filter({ hasText: 'Resolve condition' }).first()).toContainText(/“load.alarm” \(2×\)/);
  await drawer.getByRole('button', { name: /Try them/ }).click();
  await expect(drawer.getByRole('region', { name: 'What the drafts would do' })).toContainText(
    'Of 3 alerts, 2 groups would be made instead of 3; 1 would be open instead of 3.'
  );
  await drawer.getByRole('button', { name: /^Take \d as drafts$/ }).click();
  const templates = page.getByRole('list', { name: 'Templates' }).getByRole('listitem');
  await expect(templates.filter({ hasText: 'Grouping key' })).toContainText('Not saved');
  await page.getByRole('button', { name: /^Save all \d drafts$/ }).click();
  await expect(templates.filter({ hasText: 'Grouping key' })).toContainText('Customised');

  const { alertGroupId } = await post(turn('alarm', 'db-3', '99'));
  expect((await post(turn('cleared', 'db-3', '10'))).alertGroupId).toBe(alertGroupId);
  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByRole('heading', { name: /db-3: load/, level: 1 })).toBeVisible();
  await expect(page.getByText('Resolved').first()).toBeVisible();
});

test('a broken template is mended with a rejected delivery, and the delivery before is replayed', async ({
  integration,
  openApp,
  page,
}) => {
  await openApp(`/integrations/${integration.uid}/templates`);
  const write = async (text: string) => {
    await page.locator('.view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  };
  const titled = page.getByRole('list', { name: 'Templates' }).getByRole('listitem').first();
  await write('On {{ payload.hosts[0] ');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(titled).toContainText('Customised');
  const broken = await integration.send({ alert_uid: 'a', title: 'Disk full', host: { name: 'db-1' } });
  const cut = await fetch(integration.url, { method: 'POST', body: '{"alert_uid": "b", "host": {"name": "db-2"}' });
  expect(cut.status).toBe(400);

  await page.reload();
  const source = page.getByRole('combobox', { name: /Try it on this payload/ });
  await source.click();
  await page.getByRole('option', { name: /^Rejected at/ }).click();
  await expect(page.getByText(/Line 1, column \d+/)).toBeVisible();
  await page.getByRole('button', { name: 'Change it' }).click();
  const own = page.getByRole('textbox', { name: 'Your own payload, as JSON' });
  await own.fill(`${await own.inputValue()}}`);
  await expect(titled.getByRole('img', { name: 'Has failures or warnings' })).toBeVisible();
  await write('On {{ payload.host.name ');
  await expect(titled).toContainText('On db-2');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(titled).not.toContainText('Not saved');

  await page.getByRole('tab', { name: 'Deliveries' }).click();
  await page
    .getByRole('row', { name: /Accepted/ })
    .getByRole('button', { name: 'Replay' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Accepted/ })).toHaveCount(2);
  await openApp(`/alert-groups/${broken.alertGroupId}`);
  await expect(page.getByRole('heading', { name: /On db-1/, level: 1 })).toBeVisible();
});

test('an earlier text of a template is found with who changed it, and restored', async ({
  integration,
  openApp,
  page,
}) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await openApp(`/integrations/${integration.uid}/templates`);
  const titled = page.getByRole('list', { name: 'Templates' }).getByRole('listitem').first();
  for (const text of ['First', 'Second']) {
    await page.locator('.view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
    await expect(titled).toContainText(text);
    await page.getByRole('button', { name: 'Save template' }).click();
    await expect(titled).toContainText('Customised');
    await expect(titled).not.toContainText('Not saved');
  }
  await page.getByRole('button', { name: 'Who changed it' }).click();
  const drawer = page.getByRole('dialog', { name: /Who changed it/ });
  await expect(drawer.getByRole('button', { expanded: false })).toHaveCount(2);
  await drawer.getByRole('button', { expanded: false }).first().click();
  await expect(drawer.locator('.monaco-diff-editor .line-delete').first()).toBeVisible();
  await drawer.getByRole('button', { name: 'Take the text before it as a draft' }).click();
  await expect(titled).toContainText('First');
  await expect(titled).toContainText('Not saved');
});

test('who leaves with drafts is asked, and loses none', async ({ integration, openApp, page }) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  await openApp(`/integrations/${integration.uid}/templates`);
  const titled = page.getByRole('list', { name: 'Templates' }).getByRole('listitem').first();
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('A draft');
  await expect(titled).toContainText('Not saved');
  await page.getByRole('tab', { name: 'Deliveries' }).click();
  await expect(page.getByRole('row', { name: /Accepted/ })).toBeVisible();

  const away = page.getByRole('link', { name: 'Alert groups' }).first();
  const question = page.getByRole('dialog', { name: 'Leave without saving the templates?' });
  await away.click();
  await expect(question).toContainText('Not saved: Title.');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(page).toHaveURL(/deliveries$/);
  await away.click();
  await question.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page).toHaveURL(/alert-groups/);

  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
});

test('each of two who edit the templates of an integration is told of the other, until they save, discard or leave', async ({
  integration,
  openApp,
  page,
  browser,
  site,
}) => {
  await integration.send({ alert_uid: 'a', title: 'Disk full' });
  const path = `/integrations/${integration.uid}/templates`;
  await openApp(path);
  const context = await browser.newContext({
    baseURL: site.url,
    storageState: { cookies: await site.signIn('Editor'), origins: [] },
  });
  const theirs = await context.newPage();
  theirs.on('dialog', (dialog) => dialog.accept());
  await theirs.goto(`/a/${pluginId}${path}`);
  const write = async (on: Page, text: string) => {
    await on.locator('.view-lines').first().click();
    await on.keyboard.press('ControlOrMeta+A');
    await on.keyboard.type(text);
  };
  const titled = page.getByRole('list', { name: 'Templates' }).getByRole('listitem').first();
  const note = (on: Page, role: string) => on.getByText(`${site.userName(role)} has unsaved changes, since`);
  await expect(titled).toContainText('Disk full');
  await expect(note(page, 'Editor')).toBeHidden();

  await write(theirs, 'Their draft');
  await expect(note(page, 'Editor')).toBeVisible();
  await expect(note(theirs, 'Admin')).toBeHidden();
  await write(page, 'My draft');
  await expect(note(theirs, 'Admin')).toBeVisible();

  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(titled).toContainText('Customised');
  await expect(note(theirs, 'Admin')).toBeHidden();
  await expect(theirs.getByText('Somebody has saved this template meanwhile')).toBeVisible();
  await theirs.getByRole('button', { name: 'Take the saved text' }).click();
  await expect(note(page, 'Editor')).toBeHidden();

  await write(theirs, 'Another draft');
  await expect(note(page, 'Editor')).toBeVisible();
  await theirs.goto('about:blank');
  await expect(note(page, 'Editor')).toBeHidden();
  await context.close();
});
