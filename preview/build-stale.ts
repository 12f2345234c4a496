import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder, hostFolder, root } from './paths.ts';
import { executablePath } from './plugin-settings.ts';
import { runScript } from './run-script.ts';
import { isStale } from './stale.ts';

/**
 * Builds what the preview needs if it is missing or older than its sources. Stops when `signal` aborts.
 * @throws with one line that names the part and the script that failed
 */
export async function buildStale(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  for (const { name, script, outputs, sources } of parts) {
    if (signal.aborted || !isStale(root, outputs, sources)) {
      continue;
    }
    say(`Building ${name} …`);
    const begun = new Date();
    const built = await runScript(script, signal);
    // A build that produces the same output does not touch the file's time; an interrupted build may have left half of it.
    setTime(outputs, built ? begun : new Date(0));
    if (!built && !signal.aborted) {
      throw new Error(`${name} could not be built; run "npm run ${script}" to see why`);
    }
  }
}

function setTime(files: readonly string[], time: Date): void {
  files.filter((file) => existsSync(file)).forEach((file) => utimesSync(file, time, time));
}

const parts = [
  {
    name: 'the frontend',
    script: 'build:frontend',
    outputs: [join(distFolder, 'module.js'), join(distFolder, 'plugin.json')],
    sources: ['src/**', 'pkg/contract/**', 'webpack.config.ts', '.config/{bundler,webpack}/**', 'package-lock.json'],
  },
  {
    name: 'the sidecar',
    script: 'build:sidecar',
    outputs: [
      ...['sidecar.mjs', 'sidecar.store.mjs', 'sidecar.work.mjs'].map((name) => join(distFolder, name)),
      executablePath(),
    ],
    sources: ['pkg/**', 'packages/**', 'scripts/build-sidecar.ts', 'package-lock.json'],
  },
  {
    name: 'the preview',
    script: 'build:preview',
    outputs: [join(hostFolder, 'main.js')],
    sources: ['preview/host/**', 'preview/{build,shared-modules}.ts', 'package-lock.json'],
  },
];
