import type { Page } from '@playwright/test';

/** Notes that the page is this one; the returned function says whether it still is, and was not loaded anew. */
export async function watchReloads(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  return () => page.evaluate(() => 'notReloaded' in window);
}
