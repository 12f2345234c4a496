import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** Makes the pictures of the documentation, in the preview. */
export default defineConfig({
  ...base,
  testMatch: 'pictures/*.pictures.ts',
  outputDir: './test-results/pictures',
  globalSetup: './tests/support/global-setup.ts',
  workers: 1,
});
