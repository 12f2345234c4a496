/** Longest text by which deliveries are looked for, in UTF-16 units. */
export const deliveryTextLimit = 200;

/** Most deliveries that are taken again at once. */
export const replayLimit = 500;
