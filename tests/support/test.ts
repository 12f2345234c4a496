import { test as base } from '@grafana/plugin-e2e';
import { pluginId } from '../../preview/paths.ts';
import { createIntegration, type TestIntegration } from './integration.ts';
import { openSite, type Site } from './site.ts';
import { untilStill } from './until-still.ts';

export { expect } from '@grafana/plugin-e2e';

interface WorkerFixtures {
  site: Site;
}

interface TestFixtures {
  /** A new integration for each test, so that tests do not see each other's alerts. */
  integration: TestIntegration;
  /** Opens a page of the plugin; `path` begins with a slash. */
  openApp: (path: string) => Promise<void>;
  /** Changes the role of the browser's user. */
  becomeRole: (role: string) => Promise<void>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // Playwright requires a destructured first parameter.
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],

  baseURL: ({ site }, use) => use(site.url),

  storageState: async ({ site }, use) => use({ cookies: await site.signIn('Admin'), origins: [] }),

  integration: async ({ request }, use) => use(await createIntegration(request)),

  openApp: async ({ gotoAppPage }, use) =>
    use(async (path) => {
      await gotoAppPage({ pluginId, path });
    }),

  scanForA11yViolations: async ({ page, scanForA11yViolations }, use) =>
    use(async (options) => {
      await untilStill(page);
      return scanForA11yViolations(options);
    }),

  becomeRole: async ({ context, site }, use) =>
    use(async (role) => {
      await context.clearCookies();
      await context.addCookies(await site.signIn(role));
    }),
});
