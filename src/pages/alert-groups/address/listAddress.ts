import {
  type GroupSort,
  groupSorts,
  type SortOrder,
  sortOrders,
} from '../../../../pkg/contract/alert-groups/sorting.ts';

export const pageSizes = [25, 50, 100, 200] as const;

export type PageSize = (typeof pageSizes)[number];

/** What the page's address says of the list. What it leaves out is undefined, and has a default elsewhere. */
export interface ListAddress {
  /** A query in the language of the search box; empty for all groups. */
  q: string | undefined;
  sort: GroupSort | undefined;
  order: SortOrder | undefined;
  limit: PageSize | undefined;
  cursor: string | undefined;
  /** The uid of a saved view. */
  view: string | undefined;
}

/** Parts that no list can have count as left out. */
export function readAddress(search: URLSearchParams): ListAddress {
  return {
    q: search.get('q') ?? undefined,
    sort: groupSorts.find((sort) => sort === search.get('sort')),
    order: sortOrders.find((order) => order === search.get('order')),
    limit: pageSizes.find((size) => String(size) === search.get('limit')),
    cursor: search.get('cursor') || undefined,
    view: search.get('view') || undefined,
  };
}
