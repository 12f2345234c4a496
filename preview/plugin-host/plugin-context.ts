import type { PluginContext } from '../../pkg/adapters/grafana/protocol/plugin.ts';

/** On whose behalf a call is made; Grafana knows it from the session and the plugin's settings in the org. */
export interface CallContext {
  orgId: number;
  /** Absent where Grafana itself calls. An anonymous visitor is a user with an empty login. */
  user?: CallUser;
  /** The settings that an Admin saved for the plugin in this org; absent where none were saved yet. */
  appJsonData?: unknown;
}

export interface CallUser {
  login: string;
  name: string;
  email: string;
  /** `Viewer`, `Editor`, `Admin` or `None`. */
  role: string;
}

export function encodeContext({ orgId, user, appJsonData }: CallContext): PluginContext {
  return {
    orgId,
    pluginId: 'bellhook-alerts-app',
    user,
    appInstanceSettings: {
      jsonData: Buffer.from(appJsonData === undefined ? '' : JSON.stringify(appJsonData)),
      decryptedSecureJsonData: {},
      lastUpdatedMs: 0,
      apiVersion: '',
    },
    grafanaConfig: {},
    pluginVersion: '',
    userAgent: 'Grafana/13.2.2',
    apiVersion: '',
  };
}
