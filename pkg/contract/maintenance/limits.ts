/** How many maintenance windows an org can have, those of provisioning files and those that are over too. */
export const windowLimit = 500;

/** Longest name of a maintenance window, in UTF-16 units. */
export const windowNameLimit = 150;

/** How many integrations a maintenance window can name. */
export const windowIntegrationLimit = 100;

/** Longest time from the start to the end of a maintenance window, in milliseconds. */
export const windowDurationLimit = 366 * 24 * 60 * 60 * 1000;

/** Longest text of a recurrence rule, in characters. */
export const ruleLimit = 300;

/** Longest time that is asked for occurrences, in milliseconds. */
export const occurrenceRangeLimit = 400 * 24 * 60 * 60 * 1000;

/** How many occurrences a reply has at most, the first ones. */
export const occurrenceLimit = 2000;
