export interface PageRequest {
  readonly limit: number;
  /** The `nextCursor` of the page before; absent for the first page. */
  readonly cursor: string | undefined;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}
