import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.ts';

/** A running Grafana with the plugin; without it the tests start the preview. */
const grafanaUrl = process.env.GRAFANA_URL;

/** Each test loads all of Grafana, which has many times the scripts of the preview, into a new browser profile. */
const patience = grafanaUrl ? 3 : 1;

const browser = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1280, height: 800 },
  launchOptions: {
    executablePath: chromiumOrExit(),
    args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  },
};

export default defineConfig<PluginOptions>({
  testDir: './tests',
  testMatch: '*.spec.ts',
  outputDir: './test-results',
  globalSetup: grafanaUrl ? undefined : './tests/support/global-setup.ts',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  reporter: 'list',
  timeout: patience * 180_000,
  expect: { timeout: patience * 45_000 },
  use: { baseURL: grafanaUrl, trace: 'retain-on-failure', locale: 'en-US', timezoneId: 'UTC' },
  projects: [{ name: 'chromium', use: browser }],
});

/** Without a browser there is nothing to run; one line says so, and how to get one. */
function chromiumOrExit(): string {
  try {
    return findChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
