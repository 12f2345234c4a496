import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder } from '../../paths.ts';

/** The parts of a built plugin.json that Grafana makes its menu from. */
export interface PluginJson {
  id: string;
  name: string;
  info: { description: string; logos: { small: string } };
  includes?: Include[];
}

/** An entry of `includes`. */
export interface Include {
  type: string;
  name: string;
  path?: string;
  /** The weakest role that may see it; Viewer by default. */
  role?: string;
  addToNav?: boolean;
  defaultNav?: boolean;
  icon?: string;
}

/** The built plugin.json. It is read each time, because the build may run again. */
export function readPluginJson(): PluginJson {
  return JSON.parse(readFileSync(join(distFolder, 'plugin.json'), 'utf8'));
}
