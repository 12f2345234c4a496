import i18next from 'i18next';

/** Loads the plugin's texts, which Grafana prefers to those in the plugin's code. */
export async function addPluginTexts(pluginId: string): Promise<void> {
  const url = `/public/plugins/${pluginId}/locales/${language}/${pluginId}.json`;
  const reply = await fetch(url);
  if (!reply.ok) {
    throw new Error(`${url} cannot be loaded.`);
  }
  i18next.addResourceBundle(language, pluginId, await reply.json(), true, false);
}

/** That of the preview's user. */
const language = 'en-US';
