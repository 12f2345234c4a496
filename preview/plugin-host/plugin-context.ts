import type { PluginContext } from '../../pkg/adapters/grafana/protocol/plugin.ts';

/** The context of a call: the user and org of the session, and the plugin's settings in the org. */
export interface CallContext {
  orgId: number;
  /** Absent if Grafana itself calls. An anonymous visitor is a user with an empty login. */
  user?: CallUser;
  /** The plugin's settings that an Admin saved in this org; absent if none were saved yet. */
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
