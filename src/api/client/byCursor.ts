const firstPage: string | undefined = undefined;

/** Makes an infinite query follow the cursors of a list. */
export const byCursor = {
  initialPageParam: firstPage,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
};
