import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { pluginId } from '../preview/paths.ts';
import { expect, test } from './support/test.ts';

/** Most that every page loads, in KiB of gzip. */
const initialLimit = 60;

/** Most that a page loads beside that, in KiB of gzip. */
const pageLimit = 120;

test('what all pages load is small, and no page loads much more', async ({ openApp, page, integration }, {
  annotations,
}) => {
  const { alertGroupId } = await integration.send({ alert_uid: 'size', title: 'Disk full' });
  const pages = ['/alert-groups', `/alert-groups/${alertGroupId}`, '/integrations', `/integrations/${integration.uid}`];
  const loaded: Array<Map<string, number>> = [];
  for (const path of pages) {
    loaded.push(await scriptsOf(page, () => openApp(path)));
  }
  const initial = sum(loaded[0] ?? new Map(), (name) => loaded.every((scripts) => scripts.has(name)));
  annotations.push({ type: 'all pages', description: `${initial.toFixed(1)} KiB` });
  expect(initial).toBeLessThanOrEqual(initialLimit);
  for (const [i, scripts] of loaded.entries()) {
    const more = sum(scripts) - initial;
    annotations.push({ type: pages[i] ?? '', description: `${more.toFixed(1)} KiB more` });
    expect(more).toBeLessThanOrEqual(pageLimit);
  }
});

/** The plugin's scripts that the browser loads meanwhile, with their sizes in KiB of gzip. */
async function scriptsOf(page: Page, open: () => Promise<void>): Promise<Map<string, number>> {
  const scripts = new Map<string, number>();
  const reading: Array<Promise<void>> = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.includes(`/plugins/${pluginId}/`) && pathname.endsWith('.js')) {
      reading.push(
        response.body().then(
          (body) => void scripts.set(pathname, gzipSync(body).length / 1024),
          // A page that one page leads to asks for the script again.
          () => {}
        )
      );
    }
  });
  await open();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await Promise.all(reading);
  page.removeAllListeners('response');
  return scripts;
}

function sum(scripts: ReadonlyMap<string, number>, counts: (name: string) => boolean = () => true): number {
  return [...scripts].filter(([name]) => counts(name)).reduce((total, [, size]) => total + size, 0);
}
