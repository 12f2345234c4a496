// Grafana's editor of code is loaded when it is needed; a bundle brings no styles that late.
import 'monaco-editor/min/vs/editor/editor.main.css';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { fetchPluginMeta, hostData } from './boot-data.ts';
import { followLinks } from './follow-links.ts';
import { loadPlugin } from './load-plugin.ts';
import { addPluginTexts } from './services/add-plugin-texts.ts';
import { setUpServices } from './services/set-up-services.ts';

/** Mounts the plugin in the page, as Grafana does. */
async function main(): Promise<void> {
  window.MonacoEnvironment = { getWorker: () => new Worker('/public/host/editor-worker.js', { type: 'module' }) };
  const meta = await fetchPluginMeta();
  const events = await setUpServices();
  await addPluginTexts(hostData.pluginId);
  const plugin = await loadPlugin(`/public/plugins/${hostData.pluginId}/module.js`);
  plugin.meta = meta;
  plugin.init(meta);
  followLinks();
  createRoot(container()).render(<App plugin={plugin} events={events} />);
}

function container(): HTMLElement {
  const element = document.getElementById('reactRoot');
  if (!element) {
    throw new Error('The page has no place for the plugin.');
  }
  return element;
}

main().catch((error: unknown) => {
  const report = document.createElement('pre');
  report.setAttribute('role', 'alert');
  report.textContent = `The plugin cannot be shown.\n\n${error instanceof Error ? error.stack : String(error)}`;
  document.body.replaceChildren(report);
});
