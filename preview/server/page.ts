import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { HostData } from '../host/boot-data.ts';
import { pluginId, root } from '../paths.ts';
import { navTree } from './nav/nav-tree.ts';
import { readPluginJson } from './nav/plugin-json.ts';
import { roles, type Session } from './session.ts';
import type { AppSettings } from './settings/settings.ts';

/** The page that hosts the plugin. */
export function hostPage(session: Session, settings: AppSettings): string {
  return page(
    session,
    settings,
    `<link rel="stylesheet" href="/public/host/main.css" />
    <div id="reactRoot"></div><script type="module" src="/public/host/main.js"></script>`
  );
}

/**
 * The page at `/`: Grafana's boot data, and a link to the plugin. Browser tests open it before each page to read the boot data,
 * so it loads no bundle.
 */
export function homePage(session: Session, settings: AppSettings): string {
  return page(
    session,
    settings,
    `<main><h1>Grafana preview</h1><p><a href="/a/${pluginId}">Open the plugin</a></p></main>`
  );
}

function page(session: Session, settings: AppSettings, body: string): string {
  const hostData: HostData = { pluginId, roles, role: session.user.role };
  return `<!doctype html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Grafana preview</title>
    <link rel="icon" href="/public/plugins/${pluginId}/img/logo.svg" />
    <style>
      :root { color-scheme: ${session.theme}; font-family: sans-serif; }
      body { margin: 0; }
      body > main { padding: 32px; }
    </style>
    <script>
      window.__grafana_public_path__ = '/public/';
      window.grafanaBootData = ${inScript(bootData(session, settings))};
      window.previewHost = ${inScript(hostData)};
    </script>
  </head>
  <body>
    ${body}
  </body>
</html>
`;
}

/** JSON that cannot close the script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Grafana's boot data, as far as `@grafana/*` and plugins read them. */
function bootData({ orgId, user, theme }: Session, { enabled }: AppSettings) {
  return {
    settings: {
      buildInfo: { version: grafanaVersion, commit: '', env: 'development', edition: 'Open Source' },
      featureToggles: {},
      appUrl: '/',
      appSubUrl: '',
      namespace: 'default',
      liveEnabled: true,
      apps: {},
      panels: {},
      datasources: {},
      defaultDatasource: '',
      licenseInfo: { enabledFeatures: {} },
    },
    user: {
      ...user,
      id: 1,
      uid: user.login,
      isSignedIn: true,
      isGrafanaAdmin: user.role === 'Admin',
      orgId,
      orgName: 'Main Org.',
      orgCount: 1,
      orgRole: user.role,
      theme,
      timezone: 'browser',
      weekStart: 'browser',
      language: 'en-US',
      permissions: {},
      gravatarUrl: '',
    },
    navTree: navTree(readPluginJson(), { role: user.role, enabled }),
    assets: { light: '', dark: '' },
  };
}

const require = createRequire(join(root, 'package.json'));
const grafanaVersion: string = JSON.parse(
  readFileSync(require.resolve('@grafana/runtime/package.json'), 'utf8')
).version;
