import { join, resolve } from 'node:path';
import { distFolder } from './paths.ts';

/** The executable that Grafana starts on this machine. */
export function executablePath(): string {
  const { platform, arch } = process;
  return join(distFolder, `gpx_bellhook_${platform}_${goArchitectures[arch] ?? arch}`);
}

const goArchitectures: Record<string, string> = { x64: 'amd64' };

interface Options {
  webhookAddress: string;
  dataFolder: string;
  provisioningFolder: string;
  env?: Readonly<Record<string, string>>;
}

/** The settings of the managed mode, as Grafana's configuration would have them. */
export function pluginEnv({ webhookAddress, dataFolder, provisioningFolder, env }: Options): Record<string, string> {
  return {
    GF_PLUGIN_MODE: 'managed',
    GF_PLUGIN_NODE: process.execPath,
    GF_PLUGIN_HTTP_ADDRESS: webhookAddress,
    GF_PLUGIN_DATABASE_URL: `sqlite:${resolve(dataFolder, 'bellhook.db')}`,
    GF_PLUGIN_PROVISIONING_PATH: resolve(provisioningFolder, 'bellhook'),
    ...env,
  };
}
