import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pluginApi, request } from './client/request';
import { queryKeys } from './client/queryKeys';

/** What Grafana keeps for the plugin in the org; `provisioning/plugins/*.yaml` can set the same. */
export interface PluginSettings {
  enabled: boolean;
  pinned: boolean;
  jsonData: AppJsonData;
}

export interface AppJsonData {
  /** Base of the webhook URLs shown to people; without one it is the sidecar's own. */
  webhookBaseUrl?: string;
  /** Hosts from which the images of alerts are loaded without a click, such as `*.example.com` or `images.example.com:8443`. */
  imageHosts?: string[];
}

/** The hosts in the app's settings, whatever a provisioning file or somebody by the API has put there. */
export function imageHostsOf(jsonData: AppJsonData | undefined): string[] {
  const hosts: unknown = jsonData?.imageHosts;
  return Array.isArray(hosts) ? hosts.filter((host) => typeof host === 'string') : [];
}

const url = `${pluginApi}/settings`;

export function useSettings() {
  return useQuery({
    queryKey: queryKeys.settings,
    queryFn: async ({ signal }): Promise<PluginSettings> => {
      const { enabled, pinned, jsonData } = await request<Partial<PluginSettings>>({ method: 'GET', url, signal });
      return { enabled: enabled ?? false, pinned: pinned ?? false, jsonData: jsonData ?? {} };
    },
    refetchOnWindowFocus: false,
  });
}

export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: PluginSettings) => request({ method: 'POST', url, body: settings }),
    onSuccess: (_, settings) => {
      client.setQueryData(queryKeys.settings, settings);
      void client.invalidateQueries({ queryKey: queryKeys.live });
    },
  });
}
