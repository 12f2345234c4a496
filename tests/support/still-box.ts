import type { Locator } from '@playwright/test';

/** Where an element is, once nothing that still loads moves it: it was there in several frames in turn. */
export async function stillBox(element: Locator) {
  await element.page().waitForLoadState('networkidle');
  await element.evaluate(async (watched) => {
    await document.fonts.ready;
    let [place, frames] = ['', 0];
    while (frames < 30) {
      await new Promise(requestAnimationFrame);
      const now = JSON.stringify(watched.getBoundingClientRect());
      frames = now === place ? frames + 1 : 0;
      place = now;
    }
  });
  return element.boundingBox();
}
