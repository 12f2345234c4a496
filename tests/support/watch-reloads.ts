import type { Page } from '@playwright/test';

/** Marks the current page. The returned function says whether the page is still the same one, without a reload. */
export async function watchReloads(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  return () => page.evaluate(() => 'notReloaded' in window);
}
