import type { Page, PageRequest } from '../../../pkg/store/shapes/pages.ts';
import type { GroupSearch } from '../../../pkg/store/shapes/searches.ts';

/** A search that finds all groups. */
export const allGroups: GroupSearch = {
  query: { kind: 'all' },
  states: [],
  integrationUids: [],
  from: undefined,
  to: undefined,
  at: 0,
  me: null,
};

/** A page that is long enough for all that a test makes. */
export const onePage: PageRequest = { limit: 100, cursor: undefined };

/**
 * All items of a list, page by page.
 * @param between called after each page but the last
 */
export async function readAll<Item>(
  list: (page: PageRequest) => Promise<Page<Item>>,
  limit: number,
  between: () => Promise<unknown> = async () => {}
): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await list({ limit, cursor });
    all.push(...items);
    if (nextCursor === null) {
      return all;
    }
    cursor = nextCursor;
    await between();
  }
}
