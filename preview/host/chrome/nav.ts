import type { AppPluginMeta, NavModelItem } from '@grafana/data';
import { hostData } from '../boot-data.ts';

/** The entries of the side menu: the pages of plugin.json's `includes` that the user's role admits. */
export function appPages({ includes = [] }: AppPluginMeta): NavModelItem[] {
  return includes
    .filter(({ type, addToNav, role }) => type === 'page' && addToNav && admits(role))
    .map(({ name, path, icon }) => ({ text: name, url: path, icon: icon as NavModelItem['icon'] }));
}

/** The entry that the address belongs to: the one with the longest path that begins it. */
export function activePage(pages: NavModelItem[], pathname: string): NavModelItem | undefined {
  return pages
    .filter(({ url = '' }) => pathname === url || pathname.startsWith(`${url}/`))
    .toSorted((a, b) => (b.url?.length ?? 0) - (a.url?.length ?? 0))[0];
}

/** Grafana's basic roles, weakest first. */
const ranks = ['Viewer', 'Editor', 'Admin'];

function admits(needed: string | undefined): boolean {
  const rank = ranks.indexOf(hostData.role);
  return rank !== -1 && rank >= ranks.indexOf(needed ?? 'Viewer');
}
