/**
 * The modules that Grafana 12.3 and every later version share with a plugin at run time. A plugin's bundle may ask for no
 * others. (Later versions share more, such as `react-dom/client`; a plugin that needs it would not load in 12.3.)
 */
export const sharedModules = [
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/data/unstable',
  '@grafana/runtime',
  '@grafana/runtime/unstable',
  '@grafana/slate-react',
  '@grafana/ui',
  '@grafana/ui/unstable',
  '@kusto/monaco-kusto',
  'd3',
  'emotion',
  'i18next',
  'jquery',
  'lodash',
  'moment',
  'prismjs',
  'react',
  'react-dom',
  'react-inlinesvg',
  'react-redux',
  'react-router',
  'react-router-dom',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'redux',
  'rxjs',
  'rxjs/operators',
  'slate',
  'slate-plain-serializer',
  'slate-react',
] as const;

export type SharedModule = (typeof sharedModules)[number];

/** What an AMD loader itself provides: the module's address and its exports. */
export const loaderModules = ['module', 'exports', 'require'] as const;
