import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

/** Makes the pictures of the documentation in the preview, whatever `GRAFANA_URL` says. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results/pictures',
  globalSetup: '../support/global-setup.ts',
  workers: 1,
});
