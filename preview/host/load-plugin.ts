import type { AppPlugin } from '@grafana/data';
import { sharedModules } from '../shared-modules.ts';
import { shared } from './shared.ts';

/**
 * Loads a plugin's `module.js`, an AMD module, as Grafana does.
 * @throws if it asks for a module that Grafana does not share or that the preview lacks
 */
export async function loadPlugin(url: string): Promise<AppPlugin> {
  const address = new URL(url, location.origin).href;
  const { dependencies, factory } = await defined(address);
  const exports = {};
  const values = await Promise.all(dependencies.map((name) => resolve(name, address, exports)));
  // The factory returns a promise if the module waits for something, such as its translations.
  const module = (await factory(...values)) ?? exports;
  if (!isPluginModule(module)) {
    throw new Error(`${address} exports no plugin.`);
  }
  return module.plugin;
}

type Factory = (...values: unknown[]) => unknown;

interface AmdModule {
  dependencies: string[];
  factory: Factory;
}

/** Runs the script and captures its call of `define(name?, dependencies?, factory)`. */
function defined(address: string): Promise<AmdModule> {
  return new Promise((done, fail) => {
    const define = (...parts: unknown[]) => {
      const dependencies = parts.find((part) => Array.isArray(part)) ?? [];
      done({ dependencies, factory: parts.at(-1) as Factory });
    };
    Object.assign(window, { define: Object.assign(define, { amd: {} }) });
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => fail(new Error(`${address} is not an AMD module.`));
    script.onerror = () => fail(new Error(`${address} cannot be loaded.`));
    document.head.append(script);
  });
}

async function resolve(name: string, address: string, exports: object): Promise<unknown> {
  if (name === 'module') {
    return { id: address, uri: address };
  }
  if (name === 'exports') {
    return exports;
  }
  const known = sharedModules.find((module) => module === name);
  if (!known) {
    throw new Error(`The plugin asks for "${name}", which Grafana does not share. It must be in the plugin's bundle.`);
  }
  const load = shared[known];
  if (!load) {
    throw new Error(`The plugin asks for "${name}", which Grafana shares but this preview does not have.`);
  }
  return load();
}

function isPluginModule(module: unknown): module is { plugin: AppPlugin } {
  return typeof module === 'object' && module !== null && 'plugin' in module;
}
