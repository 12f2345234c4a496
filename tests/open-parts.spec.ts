import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { PluginFixture } from '@grafana/plugin-e2e';
import type { Page } from '@playwright/test';
import { pluginId } from '../preview/paths.ts';
import { createExampleAlerts } from './support/example-alerts.ts';
import { createIntegration, type TestIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

interface Part {
  name: string;
  open: (page: Page) => Promise<void>;
  /** Something that is visible once it is open. */
  ready: (page: Page) => ReturnType<Page['locator']>;
  /** Closes it, where Escape does not. */
  close?: (page: Page) => Promise<void>;
}

const nothing = async () => undefined;
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const item = (name: string | RegExp) => (page: Page) => page.getByRole('menuitem', { name }).first();
const dialog = (name: string | RegExp) => (page: Page) => page.getByRole('dialog', { name });

const row = (page: Page) => page.getByRole('row', { name: /whole system is down/ });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search alert groups' });

const onList: Part[] = [
  {
    name: 'facets',
    open: nothing,
    ready: (page) =>
      page.getByRole('complementary', { name: 'Facets' }).getByRole('button', { name: /^formatted_webhook/ }),
    close: nothing,
  },
  {
    name: 'suggestions of the search',
    open: (page) => search(page).pressSequentially(' sta'),
    ready: (page) => page.getByRole('option', { name: /^state/ }),
  },
  {
    name: 'fault of the search',
    open: (page) => search(page).fill('severity:>=grave'),
    ready: (page) => page.locator('[aria-invalid="true"]'),
  },
  { name: 'menu of views', open: press('Views'), ready: item('Save this as a view…') },
  {
    name: 'choice of columns',
    open: press('Columns'),
    ready: (page) => page.getByRole('combobox', { name: 'Add a column for a label' }),
  },
  { name: 'menu of the export', open: press('Export'), ready: item(/^CSV/) },
  {
    name: 'choice of a time',
    open: press('Any time'),
    ready: (page) => page.getByRole('radio', { name: 'Started' }),
  },
  { name: 'menu of a group', open: (page) => row(page).getByRole('button').last().click(), ready: item('Delete') },
  {
    name: 'panel',
    open: (page) => row(page).getByTitle('Acknowledged', { exact: true }).click(),
    ready: (page) =>
      page.getByRole('region', { name: 'Alert group beside the list' }).getByText('The pager rings in every room.'),
  },
  {
    name: 'actions on selected groups',
    open: (page) => page.getByRole('checkbox', { name: 'Select all alert groups of this page' }).click({ force: true }),
    ready: (page) => page.getByRole('toolbar', { name: 'Actions on the selected alert groups' }),
  },
  {
    name: 'dialog of a silence',
    open: (page) => row(page).press('s'),
    ready: (page) => page.getByRole('dialog').getByRole('spinbutton', { name: 'Length' }),
  },
  { name: 'keys', open: (page) => row(page).press('?'), ready: dialog('Keys of the list') },
];

const actions = press(/^Actions on alert group/);

const onGroup: Part[] = [
  { name: 'silences', open: press(/^Silence #/), ready: item('Other, with a reason…') },
  { name: 'assignees', open: press(/^Assign #/), ready: item('To me') },
  { name: 'menu of actions', open: actions, ready: item('Delete') },
  { name: 'dialog of a resolution', open: press(/^Resolve #/), ready: dialog(/^Resolve alert group/) },
  {
    name: 'dialog of an assignment',
    async open(page) {
      await press(/^Assign #/)(page);
      await item('To somebody else…')(page).click();
      await page.getByRole('combobox', { name: 'To' }).click();
    },
    ready: (page) =>
      dialog(/^Assign alert group/)(page)
        .or(page.getByRole('listbox'))
        .getByRole('option')
        .first(),
    async close(page) {
      await page.keyboard.press('Escape');
      await dialog(/^Assign/)(page)
        .getByRole('button', { name: 'Cancel' })
        .click();
    },
  },
  {
    name: 'dialog of a deletion',
    async open(page) {
      await actions(page);
      await item('Delete')(page).click();
    },
    ready: dialog(/^Delete alert group/),
  },
  {
    name: 'comparison of two alerts',
    open: press('Compare the newest with the one before'),
    ready: (page) => dialog(/Compare two alerts/)(page).getByRole('table'),
  },
  {
    name: 'why an alert is in its group',
    async open(page) {
      await press(/Fires/)(page);
      // What is below the payload moves as it comes.
      await page.getByRole('tree').first().waitFor();
      await press('Why is this here?')(page);
    },
    ready: (page) => page.getByText(/^An equal alert would now/),
    close: press('Why is this here?'),
  },
  {
    name: 'chosen value of a payload',
    open: (page) => page.getByRole('treeitem', { name: /^title/ }).click(),
    ready: (page) => page.getByRole('group', { name: 'The chosen value' }),
    close: nothing,
  },
  {
    name: 'editor of notes',
    open: press('Add a note'),
    ready: (page) => page.getByRole('textbox', { name: 'Note, in Markdown' }),
    close: press('Cancel'),
  },
];

const onIntegration: Part[] = [
  { name: 'drawer of an integration', open: press('Edit'), ready: dialog(/Edit/) },
  { name: 'dialog of disabling', open: press('Disable'), ready: dialog(/Disable/) },
  { name: 'dialog of a rotation', open: press('Rotate token'), ready: dialog(/token/i) },
  { name: 'dialog of the deletion of an integration', open: press('Delete'), ready: dialog(/Delete/) },
  { name: 'dialog of a URL that is not shown any more', open: press('Do not show it any more'), ready: dialog(/URL/) },
];

const menuOfOne = press(/^Actions on Test/);

const onIntegrations: Part[] = [
  {
    name: 'choice of a health',
    open: (page) => page.getByRole('combobox', { name: 'Health' }).click(),
    ready: (page) => page.getByRole('option', { name: 'Something is odd' }),
  },
  { name: 'menu of an integration', open: menuOfOne, ready: item('Duplicate') },
  {
    name: 'dialog of disabling from the list',
    async open(page) {
      await menuOfOne(page);
      await item('Disable')(page).click();
    },
    ready: dialog(/Disable/),
  },
];

const write = async (page: Page, text: string) => {
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
};

const onTemplates: Part[] = [
  {
    name: 'editor of a template',
    open: nothing,
    ready: (page) => page.getByRole('group', { name: 'Output' }),
    close: nothing,
  },
  {
    name: 'choice of a payload',
    open: (page) => page.getByRole('combobox', { name: /^Try it on this payload/ }).click(),
    ready: (page) => page.getByRole('option', { name: /^Example: an alert/ }),
  },
  {
    name: 'cheat sheet',
    open: press('Filters, tests and functions, with examples'),
    ready: dialog(/Filters, tests and functions/),
  },
  {
    name: 'suggested templates',
    open: press('Make templates from this payload'),
    ready: (page) => page.getByRole('list', { name: 'Suggested templates' }),
  },
  {
    name: 'comparison with the default',
    async open(page) {
      // The test of the other theme may have saved its own.
      await write(page, `A draft of ${Date.now()}`);
      await press('Compare with the default of the type')(page);
    },
    ready: (page) => page.locator('.monaco-diff-editor'),
    close: press('Compare with the default of the type'),
  },
  {
    name: 'history of a template',
    async open(page) {
      await press('Save template')(page);
      await expect(page.getByText('Customised').first()).toBeVisible();
      await press('Who changed it')(page);
      await dialog(/Who changed it/)(page)
        .getByRole('button', { expanded: false })
        .first()
        .click();
    },
    ready: (page) => dialog(/Who changed it/)(page).locator('.monaco-diff-editor'),
  },
  {
    name: 'somebody has saved it meanwhile',
    async open(page) {
      await write(page, 'My draft');
      await expect(page.getByText('Not saved').first()).toBeVisible();
      const data = { templates: { title: `Theirs of ${Date.now()}` } };
      expect((await page.request.patch(templatedResource(), { data })).ok()).toBe(true);
    },
    ready: (page) => page.getByText('Somebody has saved this template meanwhile'),
    close: press('Take the saved text'),
  },
  {
    name: 'somebody edits elsewhere',
    async open(page) {
      expect((await page.request.put(`${templatedResource()}/template-editing/${randomUUID()}`)).ok()).toBe(true);
    },
    ready: (page) => page.getByText(/^You have unsaved changes on another page/),
    close: nothing,
  },
  {
    name: 'question about drafts',
    async open(page) {
      await write(page, 'Another draft');
      await expect(page.getByText('Not saved').first()).toBeVisible();
      await page.getByRole('link', { name: 'Alert groups' }).first().click();
    },
    ready: dialog(/Leave without saving/),
  },
];

const onDeliveries: Part[] = [
  { name: 'drawer of a delivery', open: press(/^Open delivery/), ready: dialog(/delivery/i) },
  {
    name: 'dialog of a replay',
    open: press('Replay all that are found'),
    ready: (page) => page.getByRole('dialog').getByRole('row').nth(1),
  },
];

const onSettings: Part[] = [
  {
    name: 'guards of the sender',
    open: (page) => page.getByRole('radio', { name: 'User and password' }).click(),
    ready: (page) => page.getByRole('textbox', { name: 'User', exact: true }),
    close: nothing,
  },
  {
    name: 'faults of guards',
    async open(page) {
      await page.getByRole('textbox', { name: /^Networks/ }).fill('nowhere');
      await press('Save guards')(page);
    },
    ready: (page) => page.getByText('nowhere is no address and no network'),
    close: nothing,
  },
];

const onMaintenance: Part[] = [
  {
    name: 'maintenance of every week',
    async open(page) {
      await page.getByRole('combobox', { name: 'Repeat' }).click();
      await page.getByRole('option', { name: 'Every week' }).click();
    },
    ready: (page) => page.getByRole('group', { name: 'Days' }),
    close: nothing,
  },
  {
    name: 'faults of a maintenance window',
    async open(page) {
      await press('Save')(page);
      // The colours of a button that has the focus, or the pointer, are Grafana's own.
      await page.getByRole('textbox', { name: /^Name/ }).click();
    },
    ready: (page) => page.locator('[aria-invalid="true"]').first(),
    close: nothing,
  },
];

type Found = Awaited<ReturnType<PluginFixture['scanForA11yViolations']>>;

/**
 * What is Grafana's own, by the rule that finds it: what its floating parts, such as menus, hide while they are open, and the guards at
 * their ends, which send a focus back into the part; and its `Combobox`, whose list has its options two elements below it, and whose input
 * names the active one by another id than it has. Every other rule sees these elements, too.
 */
const grafanas: Record<string, RegExp> = {
  'aria-hidden-focus': /^<[^>]*\sdata-floating-ui-(inert|focus-guard)=/,
  'aria-valid-attr-value': /^<input[^>]*\sid="downshift-/,
  'aria-required-children': /^<[^>]*\sid="[^"]*-downshift-menu"/,
};

function withoutGrafanas({ violations, ...found }: Found): Found {
  return {
    ...found,
    violations: violations
      .map((one) => ({ ...one, nodes: one.nodes.filter(({ html }) => !grafanas[one.id]?.test(html)) }))
      .filter(({ nodes }) => nodes.length > 0),
  };
}

let example: Awaited<ReturnType<typeof createExampleAlerts>>;
let templated: TestIntegration;

/** The templated integration in the API. */
const templatedResource = () => `/api/plugins/${pluginId}/resources/integrations/${templated.uid}`;

test.beforeAll(async ({ request }) => {
  example = await createExampleAlerts(request);
  templated = await createIntegration(request, 'webhook');
  await templated.send({ host: 'db-1', check: 'disk', state: 'PROBLEM', note: 'The disk is full' });
  await templated.send({ host: 'db-1', check: 'disk', state: 'OK', note: 'The disk is empty' });
});

const pages: Array<[name: string, path: () => string, ready: (page: Page) => ReturnType<Page['locator']>, Part[]]> = [
  ['the list', () => `/alert-groups?q=${encodeURIComponent(`integration:"${example.integration.name}"`)}`, row, onList],
  [
    'the page of a group',
    () => `/alert-groups/${example.groupId}`,
    (page) => page.getByText(/^Acknowledged by/).first(),
    onGroup,
  ],
  [
    'the list of integrations',
    () => '/integrations',
    (page) => page.getByRole('button', { name: /^Actions on Test/ }).first(),
    onIntegrations,
  ],
  [
    'the page of an integration',
    () => `/integrations/${example.integration.uid}`,
    (page) => page.getByRole('textbox', { name: 'Webhook URL' }),
    onIntegration,
  ],
  [
    'the templates of an integration',
    () => `/integrations/${templated.uid}/templates`,
    (page) => page.locator('.view-lines').first(),
    onTemplates,
  ],
  [
    'the deliveries of an integration',
    () => `/integrations/${templated.uid}/deliveries?outcome=accepted`,
    (page) => page.getByRole('row', { name: /Accepted/ }).first(),
    onDeliveries,
  ],
  [
    'the settings of an integration',
    () => `/integrations/${templated.uid}/settings`,
    (page) => page.getByRole('region', { name: 'Guards' }),
    onSettings,
  ],
  ['the form of maintenance', () => '/maintenance?new=1', dialog(/New maintenance window/), onMaintenance],
];

for (const theme of ['dark', 'light']) {
  for (const [pageName, path, isReady, parts] of pages) {
    test(`axe finds nothing in what opens on ${pageName}, ${theme}`, async ({ page, openApp, scanForA11yViolations }, {
      project,
    }) => {
      // Axe takes seconds to look at a whole page.
      test.setTimeout(300_000);
      await openApp(`${path()}${path().includes('?') ? '&' : '?'}theme=${theme}`);
      await expect(isReady(page)).toBeVisible();
      for (const { name, open, close, ready } of parts) {
        await test.step(name, async () => {
          await open(page);
          await expect(ready(page)).toBeVisible();
          await page.screenshot({
            path: join(project.outputDir, 'screenshots', `${name} ${theme}.png`),
            animations: 'disabled',
          });
          expect.soft(withoutGrafanas(await scanForA11yViolations()), name).toHaveNoA11yViolations();
          await (close ? close(page) : page.keyboard.press('Escape'));
        });
      }
    });
  }
}
