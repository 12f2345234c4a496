import { chromium, type Page } from '@playwright/test';
import { pluginId } from '../../preview/paths.ts';
import { findChromium } from '../../scripts/find-chromium.ts';

/** When what of the list was there, in milliseconds since the navigation. */
export interface Opening {
  /** The page asks for the plugin; until then Grafana's own scripts run. 0 where it has the plugin already. */
  readonly plugin: number;
  /** A key moves to the first group. */
  readonly key: number;
  readonly facets: number;
}

/** Opens the list again and again in a browser that has the page in its cache, from the app's other page and by its address. */
export async function openList(url: string, rounds: number): Promise<Record<string, readonly Opening[]>> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(measure);
  const app = `${url}/a/${pluginId}`;
  const byMenu: Opening[] = [];
  const byAddress: Opening[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    await page.goto(`${app}/integrations`);
    await page.getByRole('heading', { name: 'Integrations', level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await forget(page);
    const menu: Opening = await page.evaluate('listAfterClick()');
    await forget(page);
    await page.goto(`${app}/alert-groups`, { waitUntil: 'commit' });
    const address: Opening = await page.evaluate('listIsThere(0)');
    if (round >= 0) {
      byMenu.push(menu);
      byAddress.push(address);
    }
  }
  await browser.close();
  return { 'a click in the menu': byMenu, 'its address': byAddress };
}

/** The browser keeps the compiled scripts of what it has run a few times. */
const warmUps = 3;

/** The list would open with the groups that it showed before. */
async function forget(page: Page): Promise<void> {
  await page.evaluate(() => sessionStorage.clear());
}

/** Runs in the page, before its own scripts. */
function measure(): void {
  const row = '[data-group-id]';
  const until = (isThere: () => boolean, since: number) =>
    new Promise<number>((resolve) => {
      const look = () => (isThere() ? resolve(performance.now() - since) : requestAnimationFrame(look));
      look();
    });
  const keyWorks = () => {
    if (document.querySelector(row) !== null) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
    }
    return document.activeElement?.matches(row) === true;
  };
  const facetsAreThere = () => document.querySelector('aside [aria-pressed]') !== null;
  const listIsThere = async (since: number) => {
    const [key, facets] = await Promise.all([until(keyWorks, since), until(facetsAreThere, since)]);
    const plugin = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/module.js'));
    return { plugin: Math.max(0, (plugin?.startTime ?? 0) - since), key, facets };
  };
  const listAfterClick = () => {
    const since = performance.now();
    document.querySelector<HTMLElement>('nav a[href$="/alert-groups"]')?.click();
    return listIsThere(since);
  };
  Object.assign(globalThis, { listIsThere, listAfterClick });
}
