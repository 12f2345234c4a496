/** Most terms in a query. */
export const queryTermLimit = 100;

/** Deepest nesting of parentheses and negations in a query. */
export const queryDepthLimit = 20;

/** Most gaps (`*`) in a value. */
export const gapLimit = 10;

/** Most keys and places in the path of a `payload` term. */
export const pathLimit = 50;
