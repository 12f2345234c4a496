import type { AppPluginMeta } from '@grafana/data';

/** What the server writes into the page before the bundle runs, besides Grafana's own boot data. */
export interface HostData {
  pluginId: string;
  /** The roles that the user menu offers. */
  roles: readonly string[];
  role: string;
}

declare global {
  interface Window {
    previewHost: HostData;
  }
}

export const hostData = window.previewHost;

/** The plugin's metadata and its settings in this org, as Grafana's settings route returns them. */
export async function fetchPluginMeta(): Promise<AppPluginMeta> {
  const reply = await fetch(`/api/plugins/${hostData.pluginId}/settings`);
  if (!reply.ok) {
    throw new Error(`The preview's server replied ${reply.status} when asked for the plugin's settings.`);
  }
  return reply.json();
}
