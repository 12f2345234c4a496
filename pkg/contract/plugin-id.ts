/** The plugin's id, as in `src/plugin.json`. */
export const pluginId = 'bellhook-alerts-app';
