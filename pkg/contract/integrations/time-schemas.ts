import { z } from 'zod';
import { intWithin } from '../common-schemas.ts';
import { flappingLimits, timeLimits } from './time.ts';

/** What time does to the groups of an integration. */
export const timeSettings = {
  /** After so long without an alert a group is resolved; null leaves it open. */
  quietSeconds: intWithin(timeLimits.quietSeconds).nullable(),
  /** A group that is acknowledged for so long fires again; null lets it be. */
  acknowledgedSeconds: intWithin(timeLimits.acknowledgedSeconds).nullable(),
  /** An alert opens the group of its key again that was resolved less than so long before; null opens another. */
  reopenSeconds: intWithin(timeLimits.reopenSeconds).nullable(),
  /** A group whose key changes more than `changes` times between firing and recovered within `seconds` is held open until it was quiet for `seconds`; null holds none. */
  flapping: z
    .strictObject({ changes: intWithin(flappingLimits.changes), seconds: intWithin(flappingLimits.seconds) })
    .nullable(),
};
