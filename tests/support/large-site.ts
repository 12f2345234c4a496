import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fillGroups } from '../../test-support/sidecar/fill-groups.ts';
import { startTestSidecar } from '../../test-support/sidecar/test-sidecar.ts';
import { onPostgres, openPreview } from './preview-site.ts';
import type { Site } from './site.ts';
import { test as base } from './test.ts';

export { expect } from './test.ts';

/** Tests in a preview that has 5,000 realistic alert groups, those of the last week. */
export const test = base.extend<object, { site: Site }>({
  site: [
    // Playwright requires a destructured first parameter.
    async ({}, use, { project }) => {
      base.skip(onPostgres, 'the store is filled as an SQLite file');
      const site = await openPreview((folder) => fill(folder, project.outputDir));
      await use(site);
      await site.close();
    },
    // It takes ten seconds on a machine that does nothing else, and much longer on a busy one.
    { scope: 'worker', timeout: 300_000 },
  ],
});

/** @param kept the folder where the store stays during the run; after a failed test another worker needs it again */
async function fill(folder: string, kept: string): Promise<void> {
  const [store, copy] = [join(folder, 'bellhook.db'), join(kept, 'large.db')];
  if (existsSync(copy)) {
    return copyFile(copy, store);
  }
  const sidecar = await startTestSidecar({ folder });
  await fillGroups(sidecar, { seed: 1, groups: 5000, alertsPerGroup: 2, to: Date.now() });
  await sidecar.close();
  await mkdir(kept, { recursive: true });
  await copyFile(store, copy);
}
