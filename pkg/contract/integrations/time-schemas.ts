import { z } from 'zod';
import { timeLimits } from './time.ts';

const seconds = (name: keyof typeof timeLimits) => z.int().min(timeLimits[name][0]).max(timeLimits[name][1]);

/** What time does to the groups of an integration. */
export const timeSettings = {
  /** After so long without an alert a group is resolved; null leaves it open. */
  quietSeconds: seconds('quietSeconds').nullable(),
  /** A group that is acknowledged for so long fires again; null lets it be. */
  acknowledgedSeconds: seconds('acknowledgedSeconds').nullable(),
  /** An alert opens the group of its key again that was resolved less than so long before; null opens another. */
  reopenSeconds: seconds('reopenSeconds').nullable(),
};
