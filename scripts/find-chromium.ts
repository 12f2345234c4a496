import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * The browser for the tests: the one that `PLAYWRIGHT_CHROMIUM` names, the system's, or Playwright's own.
 * @throws with one line that says how to get one
 */
export function findChromium(): string {
  const named = process.env['PLAYWRIGHT_CHROMIUM'];
  const found = (named ? [named] : [...usual, chromium.executablePath()]).find((path) => existsSync(path));
  if (!found) {
    throw new Error(
      named
        ? `PLAYWRIGHT_CHROMIUM names ${named}, which is not there.`
        : 'The browser tests need Chromium: run "npx playwright install chromium", or "apt-get install chromium".'
    );
  }
  return found;
}

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
