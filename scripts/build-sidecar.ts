import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyNotices } from './third-party-notices.ts';

/**
 * Builds the plugin's backend into a folder: `sidecar.mjs` and the scripts of its threads, with source maps and the licences of
 * their packages, a `package.json` by which `npx` runs its commands, and the plugin executables. Other files in the folder stay.
 */
export async function buildSidecar(outDir: string): Promise<void> {
  await bundle(outDir);
  buildExecutables(outDir);
}

/** Writes the plugin executables into a folder. */
export function buildExecutables(outDir: string): void {
  mkdirSync(outDir, { recursive: true });
  for (const platform of platforms) {
    writeExecutable(join(outDir, `gpx_bellhook_${platform}`));
  }
}

/** The platforms of Grafana that have a POSIX shell. Each gets the same script under the name that Grafana looks for. */
const platforms = ['linux_amd64', 'linux_arm64', 'linux_arm', 'darwin_amd64', 'darwin_arm64'];

const root = fileURLToPath(new URL('..', import.meta.url));

async function bundle(outDir: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const options = {
    absWorkingDir: root,
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    sourcemap: 'linked',
    legalComments: 'inline',
    define: {
      BELLHOOK_VERSION: JSON.stringify(version),
      BELLHOOK_STORE_THREAD: JSON.stringify(`./${storeProgram}.mjs`),
      BELLHOOK_WORK_THREAD: JSON.stringify(`./${workProgram}.mjs`),
    },
    banner: { js: commonJsNames },
    logLevel: 'warning',
  } as const;
  const { metafile } = await build({
    ...options,
    entryPoints: [
      { in: 'pkg/main.ts', out: 'sidecar' },
      { in: 'pkg/store/sqlite/thread/main.ts', out: storeProgram },
      { in: 'pkg/work/thread/main.ts', out: workProgram },
    ],
    target: 'node24',
    metafile: true,
  });
  await build({
    ...options,
    entryPoints: [{ in: 'pkg/process/waiting.ts', out: 'sidecar.waiting' }],
    // The Node.js of common distributions. On it the script says that the sidecar needs a newer one.
    target: 'node18',
  });
  chmodSync(join(outDir, 'sidecar.mjs'), 0o755);
  const manifest = {
    ...{ name: 'bellhook', version, private: true, license: 'Apache-2.0' },
    ...{ engines: { node: '>=24.15' }, bin: { bellhook: 'sidecar.mjs' } },
  };
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(outDir, 'sidecar.LICENSES.txt'), thirdPartyNotices(root, Object.keys(metafile.inputs)));
}

/** The scripts of the store's threads and of the pool's, without their extension. */
const storeProgram = 'sidecar.store';
const workProgram = 'sidecar.work';

/** CommonJS packages in the bundle use globals that an ES module does not have. */
const commonJsNames = `import { createRequire as bellhookCreateRequire } from 'node:module';
const require = bellhookCreateRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/** Writes a new file, because a shell that runs the old one still reads from it. */
function writeExecutable(path: string): void {
  rmSync(path, { force: true });
  copyFileSync(join(root, 'pkg/executable/gpx_bellhook.sh'), path);
  chmodSync(path, 0o755);
}

if (import.meta.main) {
  await buildSidecar(join(root, 'dist'));
}
