const firstPage: string | undefined = undefined;

/** How an infinite query goes through the pages of a list. */
export const byCursor = {
  initialPageParam: firstPage,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
};
