import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from './client/queryKeys';
import { pluginApi, request } from './client/request';

/** The plugin's settings in the org, which Grafana stores; `provisioning/plugins/*.yaml` can set them too. */
export interface PluginSettings {
  enabled: boolean;
  pinned: boolean;
  jsonData: AppJsonData;
}

export interface AppJsonData {
  /** The base of the webhook URLs that pages show; the sidecar's own address by default. */
  webhookBaseUrl?: string;
  /** Hosts from which the images of alerts are loaded without a click, such as `*.example.com` or `images.example.com:8443`. */
  imageHosts?: string[];
}

/** The hosts in the app's settings. A provisioning file or an API call may have put anything there, so the value is checked. */
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
