import { secretNames } from './guards.ts';

/**
 * What of an integration can be replaced so that the former one still counts for a while: the token of its URL, and the secrets of its guards.
 */
export const formerNames = ['token', ...secretNames] as const;

export type FormerName = (typeof formerNames)[number];

/** For how long a former one may count, in seconds; 0 ends it at once. */
export const graceLimits = [0, 31 * 86_400] as const;
