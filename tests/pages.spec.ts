import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pluginId } from '../preview/paths.ts';
import { createExampleAlerts } from './support/example-alerts.ts';
import { expect, test } from './support/test.ts';

interface View {
  name: string;
  path: string;
  /** Something that is visible once the page is ready. */
  ready: (page: Page) => ReturnType<Page['locator']>;
  /** What to do first. */
  open?: (page: Page) => Promise<void>;
  role?: string;
}

const app = `/a/${pluginId}`;
const views: View[] = [
  {
    name: 'alert groups',
    path: `${app}/alert-groups?integration=INTEGRATION&state=firing&state=acknowledged&state=silenced&state=resolved`,
    ready: (page) => page.getByRole('row', { name: /Certificate/ }),
  },
  {
    name: 'no alert groups',
    path: `${app}/alert-groups?integration=INTEGRATION&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z`,
    ready: (page) => page.getByText('No alert groups match'),
  },
  {
    name: 'alert group',
    path: `${app}/alert-groups/GROUP`,
    ready: (page) => page.getByText(/^Acknowledged by/).first(),
    open: (page) => page.getByRole('button', { name: /Fires/ }).first().click(),
  },
  {
    name: 'integrations',
    path: `${app}/integrations`,
    ready: (page) => page.getByRole('link', { name: /^Test / }).first(),
  },
  {
    name: 'integration',
    path: `${app}/integrations/INTEGRATION`,
    ready: (page) => page.getByRole('textbox', { name: 'Webhook URL' }),
  },
  {
    name: 'integration templates',
    path: `${app}/integrations/INTEGRATION/templates`,
    ready: (page) => page.locator('.view-lines'),
  },
  {
    name: 'integration settings',
    path: `${app}/integrations/INTEGRATION/settings`,
    ready: (page) => page.getByRole('textbox', { name: /^Quota/ }),
  },
  {
    name: 'integration deliveries',
    path: `${app}/integrations/INTEGRATION/deliveries`,
    ready: (page) => page.getByRole('row', { name: /Rejected/ }),
  },
  {
    name: 'rejected delivery',
    path: `${app}/integrations/INTEGRATION/deliveries?outcome=rejected`,
    open: (page) => page.getByRole('button', { name: /^Open delivery/ }).click(),
    ready: (page) => page.getByRole('dialog').getByRole('group', { name: 'Body' }),
  },
  {
    name: 'accepted delivery',
    path: `${app}/integrations/INTEGRATION/deliveries?q=disk`,
    open: (page) => page.getByRole('button', { name: /^Open delivery/ }).click(),
    ready: (page) => page.getByRole('dialog').getByText('Its text').first(),
  },
  {
    name: 'choose a type',
    path: `${app}/integrations`,
    open: (page) => page.getByRole('button', { name: 'New integration for receiving alerts' }).click(),
    ready: (page) => page.getByRole('button', { name: 'Formatted webhook' }),
  },
  {
    name: 'create an integration',
    path: `${app}/integrations`,
    async open(page) {
      await page.getByRole('button', { name: 'New integration for receiving alerts' }).click();
      await page.getByRole('button', { name: 'Formatted webhook' }).click();
    },
    ready: (page) => page.getByRole('textbox', { name: 'Description' }),
  },
  {
    name: 'maintenance',
    path: `${app}/maintenance`,
    ready: (page) => page.getByRole('heading', { name: 'Maintenance', level: 1 }),
  },
  {
    name: 'maintenance calendar',
    path: `${app}/maintenance?view=calendar`,
    ready: (page) => page.getByRole('table'),
  },
  {
    name: 'new maintenance window',
    path: `${app}/maintenance?new=1&integration=INTEGRATION`,
    ready: (page) => page.getByText(/^Open alert groups that match now/),
  },
  {
    name: 'configuration',
    path: `/plugins/${pluginId}?page=configuration`,
    ready: (page) => page.getByRole('textbox', { name: /^Webhook URL of Test / }).first(),
  },
  {
    name: 'no permission',
    path: `${app}/alert-groups`,
    role: 'None',
    ready: (page) => page.getByText('You have no permission to see this'),
  },
];

let example: Awaited<ReturnType<typeof createExampleAlerts>>;

test.beforeAll(async ({ request }) => {
  example = await createExampleAlerts(request);
});

for (const { name, path, ready, open, role } of views) {
  test(`${name}: nothing for axe to find, and a picture to look at, in both themes`, async ({
    page,
    becomeRole,
    scanForA11yViolations,
  }, { project }) => {
    test.skip(Boolean(role && process.env.GRAFANA_URL), 'Grafana itself keeps people without a role away.');
    if (role) {
      await becomeRole(role);
    }
    const address = path.replace('INTEGRATION', example.integration.uid).replace('GROUP', example.groupId);
    for (const theme of ['dark', 'light']) {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}theme=${theme}`);
      await open?.(page);
      await page.mouse.move(0, 0);
      await expect(ready(page)).toBeVisible();
      await page.screenshot({
        path: join(project.outputDir, 'screenshots', `${name} ${theme}.png`),
        fullPage: true,
        animations: 'disabled',
      });
      expect.soft(await scanForA11yViolations()).toHaveNoA11yViolations();
    }
  });
}
