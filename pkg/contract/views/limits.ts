/** Longest name of a view, in UTF-16 units. */
export const viewNameLimit = 100;

/** How many views a person can have. */
export const viewLimit = 100;

/** How many views an org can share, those of provisioning files too. */
export const sharedViewLimit = 200;

/** How many columns a view can name. */
export const columnLimit = 50;

/** Longest name of a column, in UTF-16 units; a label's column is named by the label. */
export const columnNameLimit = 300;
