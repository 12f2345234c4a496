/**
 * The whole environment of a plugin's process: the variables that Grafana sets for every plugin, and none of the host's, so no
 * PATH.
 * @param settings `GF_PLUGIN_<KEY>` from the plugin's section of Grafana's configuration
 */
export function pluginEnvironment(settings: Readonly<Record<string, string>>): Record<string, string> {
  return {
    GF_VERSION: '13.2.2',
    GF_EDITION: 'Open Source',
    GF_INSTANCE_FEATURE_TOGGLES_ENABLE: '',
    PLUGIN_MIN_PORT: '10000',
    PLUGIN_MAX_PORT: '25000',
    PLUGIN_PROTOCOL_VERSIONS: '2',
    grafana_plugin_type: 'datasource',
    ...settings,
  };
}
