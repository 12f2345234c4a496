import type { NavModelItem } from '@grafana/data';
import { config } from '@grafana/runtime';

/** The menu that the server made, each entry with the one above it. */
export const menu: NavModelItem[] = config.bootData.navTree.map((item) => withParents(item as NavModelItem));

/**
 * The entry that a page's heading and breadcrumbs begin with, which is also the one that is lit in the menu: of the app and its
 * pages the one with the longest address that begins the open one, else the app's section. Plugin pages of Grafana's own are
 * under "Plugins"; nothing else is anywhere.
 */
export function openEntry(address: string): NavModelItem | undefined {
  if (!address.startsWith('/a/')) {
    return address.startsWith('/plugins/') ? plugins : undefined;
  }
  const [section] = menu;
  return (
    below(section)
      .filter(({ url }) => url !== undefined && address.startsWith(url))
      .toSorted((a, b) => (b.url?.length ?? 0) - (a.url?.length ?? 0))[0] ?? section
  );
}

/** The page with those above it, the topmost first. */
export function trail(page: NavModelItem | undefined): NavModelItem[] {
  return page ? [...trail(page.parentItem), page] : [];
}

/**
 * The breadcrumbs of a page, from the top: the entry with those above it, then the page with those above it, then its tab
 * unless that is the first. A page whose topmost crumb has the entry's path speaks for the entry.
 */
export function crumbs(entry: NavModelItem | undefined, page: NavModelItem | undefined): NavModelItem[] {
  const pages = trail(page);
  const entries = trail(entry);
  const isSaidTwice = entry && pages[0] && pathOf(entry) !== '' && pathOf(entry) === pathOf(pages[0]);
  return [...(isSaidTwice ? entries.slice(0, -1) : entries), ...pages, ...openTab(page)];
}

const plugins: NavModelItem = {
  text: 'Plugins',
  parentItem: { text: 'Plugins and data', parentItem: { text: 'Administration' } },
};

function withParents(item: NavModelItem, parentItem?: NavModelItem): NavModelItem {
  const copy: NavModelItem = { ...item, ...(parentItem && { parentItem }) };
  copy.children = item.children?.map((child) => withParents(child, copy));
  return copy;
}

function below(item: NavModelItem | undefined): NavModelItem[] {
  return (item?.children ?? []).flatMap((child) => [child, ...below(child)]);
}

function openTab(page: NavModelItem | undefined): NavModelItem[] {
  const index = page?.children?.findIndex(({ active }) => active) ?? -1;
  return index > 0 ? (page?.children?.slice(index, index + 1) ?? []) : [];
}

function pathOf({ url = '' }: NavModelItem): string {
  return url.split('?')[0] ?? '';
}
