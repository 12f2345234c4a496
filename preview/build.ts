import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { hostFolder, root } from './paths.ts';

/** Bundles the page that hosts the plugin into `preview/out`. */
export async function buildHost(): Promise<void> {
  rmSync(hostFolder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'preview/host/main.tsx', 'editor-worker': 'monaco-editor/esm/vs/editor/editor.worker.js' },
    outdir: hostFolder,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['module', 'browser'],
    alias: { '@emotion/css': emotionOfGrafana },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'file', '.ttf': 'file' },
    // Grafana's packages have their own licences; the bundle is for this machine only and is never shipped.
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** The plugin and @grafana/ui must share one @emotion/css, or they do not know each other's class names. */
const fromGrafanaUi = createRequire(join(root, 'node_modules/@grafana/ui/package.json'));
const emotionOfGrafana = dirname(dirname(fromGrafanaUi.resolve('@emotion/css')));

if (import.meta.main) {
  await buildHost();
}
