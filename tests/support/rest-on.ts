import { expect, type Locator } from '@playwright/test';

/**
 * Rests with the pointer on an element until something is visible. A pointer that has not moved for ten seconds counts as nobody at work, so
 * it moves a little, again and again.
 */
export async function restOn(element: Locator, until: Locator): Promise<void> {
  let x = 20;
  await expect(async () => {
    x = 60 - x;
    await element.hover({ position: { x, y: 5 } });
    await expect(until).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 45_000 });
}
