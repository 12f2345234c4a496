export interface PageRequest {
  readonly limit: number;
  /** As a page's `nextCursor` gave it. */
  readonly cursor: string | undefined;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}
