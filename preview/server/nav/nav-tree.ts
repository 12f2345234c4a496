import type { Include, PluginJson } from './plugin-json.ts';

/** An entry of Grafana's menu, as in its boot data. */
export interface NavNode {
  text: string;
  /** Absent if the preview has no page for it. */
  url?: string;
  id?: string;
  subTitle?: string;
  icon?: string;
  img?: string;
  isSection?: boolean;
  children?: NavNode[];
}

/**
 * Grafana's rule for an app in the menu. The app is below "More apps", and below it are the pages of `includes` that the role
 * admits. A page with `defaultNav` gives its address to the app's own entry, and an entry with the address of the app is left
 * out. An app without pages, or one that the org has not enabled, is not in the menu.
 */
export function navTree(plugin: PluginJson, { role, enabled }: { role: string; enabled: boolean }): NavNode[] {
  const pages = (plugin.includes ?? []).filter(
    (include) => include.type === 'page' && include.addToNav && admits(role, include.role)
  );
  if (!enabled || !admits(role, 'Viewer') || pages.length === 0) {
    return [];
  }
  const url = pages.findLast(({ path, defaultNav }) => path && defaultNav)?.path ?? `/a/${plugin.id}`;
  const app: NavNode = {
    id: `plugin-page-${plugin.id}`,
    text: plugin.name,
    subTitle: plugin.info.description,
    img: `/public/plugins/${plugin.id}/${plugin.info.logos.small}`,
    url,
    isSection: true,
    children: pages.map((page) => pageNode(plugin, page)).filter((page) => page.url !== url),
  };
  return [{ id: 'apps', text: 'More apps', icon: 'layer-group', isSection: true, children: [app] }];
}

/** The app's own address, as Grafana's settings route returns it; empty if no page is the default. */
export function defaultNavUrl({ id, includes = [] }: PluginJson): string {
  const page = includes.findLast(({ type, defaultNav }) => type === 'page' && defaultNav);
  return page ? pageUrl(id, page) : '';
}

function pageNode({ id }: PluginJson, page: Include): NavNode {
  const { name, path, icon } = page;
  return { text: name, url: path || pageUrl(id, page), ...(icon !== undefined && { icon }) };
}

/** The prefix of pages from before apps had their own routes; nothing is there today. */
function pageUrl(pluginId: string, { name }: Include): string {
  return `/plugins/${pluginId}/page/${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

/** Grafana's basic roles, weakest first. */
const ranks = ['Viewer', 'Editor', 'Admin'];

function admits(role: string, needed = 'Viewer'): boolean {
  return ranks.indexOf(role) >= Math.max(ranks.indexOf(needed), 0);
}
