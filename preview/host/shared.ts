import * as runtime from '@grafana/runtime';
import type { SharedModule } from '../shared-modules.ts';
import { PluginPage } from './chrome/plugin-page.tsx';

/**
 * The modules that the preview shares with the plugin, as Grafana does. Each is loaded when a plugin asks for it. Older
 * packages that no new plugin uses are left out.
 */
export const shared: Partial<Record<SharedModule, () => Promise<unknown>>> = {
  '@emotion/css': () => import('@emotion/css'),
  '@emotion/react': () => import('@emotion/react'),
  '@grafana/data': () => import('@grafana/data'),
  '@grafana/runtime': async () => ({ ...runtime, PluginPage }),
  '@grafana/ui': () => import('@grafana/ui'),
  i18next: () => import('i18next'),
  lodash: () => commonJs(import('lodash')),
  moment: () => commonJs(import('moment')),
  react: () => commonJs(import('react')),
  'react-dom': () => commonJs(import('react-dom')),
  // Grafana shares version 6 under this name, including the parts for the DOM.
  'react-router': () => import('react-router-dom'),
  'react/jsx-dev-runtime': () => commonJs(import('react/jsx-dev-runtime')),
  'react/jsx-runtime': () => commonJs(import('react/jsx-runtime')),
  rxjs: () => import('rxjs'),
  'rxjs/operators': () => import('rxjs/operators'),
};

/** esbuild puts the exports of a CommonJS module only into `default`. */
async function commonJs(module: Promise<object>): Promise<unknown> {
  const exports = await module;
  return 'default' in exports ? exports.default : exports;
}
