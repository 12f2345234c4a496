import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pluginId } from './paths.ts';
import { type LogEntry, type PluginProcess, startPlugin } from './plugin-host/plugin-process.ts';
import { executablePath, pluginEnv } from './plugin-settings.ts';
import { listen, type ListeningServer } from './server/listen.ts';
import { createSharedStreams } from './server/live/shared-streams.ts';
import { createRequestListener } from './server/request-listener.ts';
import { readProvisionedSettings } from './server/settings/provisioned-settings.ts';
import { createSettings } from './server/settings/settings.ts';

export interface PreviewOptions {
  /** The address of the pages, as host:port; for port 0 the system chooses one. */
  address: string;
  /** The address at which the plugin receives webhooks, as host:port. */
  webhookAddress: string;
  /** The folder of the plugin's store; it is created if it is missing. */
  dataFolder: string;
  /** The provisioning folder: `plugins/` has Grafana's settings of the app, and `bellhook/` the plugin's integrations. */
  provisioningFolder: string;
  /** Further environment variables of the plugin; they win over the other options. */
  env?: Readonly<Record<string, string>>;
  log: (entry: LogEntry) => void;
}

export interface Preview {
  /** The URL of the pages, without a slash at its end. */
  readonly url: string;
  readonly plugin: PluginProcess;
  /** Stops the plugin and the server. Resolves when both are gone. */
  close(): Promise<void>;
}

/**
 * Starts the plugin's built executable as Grafana does, and serves Grafana's side. Builds nothing. Rejects if the address is
 * taken or the plugin does not start.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  mkdirSync(options.dataFolder, { recursive: true });
  const server = await listen(options.address);
  try {
    return await serve(server, options);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function serve(server: ListeningServer, options: PreviewOptions): Promise<Preview> {
  const plugin = await startPlugin({ executable: executablePath(), env: pluginEnv(options), log: options.log });
  const provisioned = readProvisionedSettings(join(options.provisioningFolder, 'plugins'), pluginId, process.env);
  const streams = createSharedStreams(plugin.client.runStream);
  server.handle(createRequestListener(plugin.client, createSettings(provisioned), streams));
  return {
    url: server.url,
    plugin,
    async close() {
      streams.close();
      await Promise.all([plugin.stop(), server.close()]);
    },
  };
}
