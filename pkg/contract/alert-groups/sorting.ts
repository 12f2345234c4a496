/** What the list of alert groups can be sorted by: when they started, their last alert, their severity, their number of alerts. */
export const groupSorts = ['started', 'last', 'severity', 'alerts'] as const;

export type GroupSort = (typeof groupSorts)[number];

/** The directions of a sort. */
export const sortOrders = ['desc', 'asc'] as const;

export type SortOrder = (typeof sortOrders)[number];
