/** Where a group is shown: on its own page, or in the panel beside the list. */
export type Place = 'page' | 'panel';
