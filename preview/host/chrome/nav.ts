import type { NavModelItem } from '@grafana/data';
import { config } from '@grafana/runtime';

/** The menu that the server made, each entry with its parent. */
export const menu: NavModelItem[] = config.bootData.navTree.map((item) => withParents(item as NavModelItem));

/**
 * The entry at which a page's heading and breadcrumbs begin; the menu highlights it. It is the app or the page with the longest
 * address that is a prefix of the open one, else the app's section. Grafana's own plugin pages belong to "Plugins"; other pages
 * have no entry.
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

/** The page and its parents, topmost first. */
function trail(page: NavModelItem | undefined): NavModelItem[] {
  return page ? [...trail(page.parentItem), page] : [];
}

/**
 * The breadcrumbs of a page, from the top: the entry and its parents, then the page and its parents, then its tab unless that
 * is the first. If the topmost page has the path of the entry, it replaces the entry.
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
