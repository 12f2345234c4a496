import { z } from 'zod';
import { intWithin } from '../common-schemas.ts';
import { templateLimit } from '../templates/templates.ts';
import { defaultHeartbeat, heartbeatLimits, heartbeatStates } from './heartbeat.ts';

/** How the sender of an integration says that it lives; what is not named has its default, and null expects nothing. */
export const heartbeatSettings = z
  .strictObject({
    /** How often a heartbeat is expected. */
    everySeconds: intWithin(heartbeatLimits.everySeconds).default(defaultHeartbeat.everySeconds),
    /** How much later it may come. */
    graceSeconds: intWithin(heartbeatLimits.graceSeconds).default(defaultHeartbeat.graceSeconds),
    /** Whether every delivery is a heartbeat, beside the requests to the address for heartbeats. */
    anyDelivery: z.boolean().default(defaultHeartbeat.anyDelivery),
    /** The template of the title of the group that a missing heartbeat opens; null has the default one. */
    title: z.string().trim().min(1).max(templateLimit).nullable().default(defaultHeartbeat.title),
  })
  .nullable();

/** What is known of the heartbeats of an integration. */
export const heartbeatStatus = z.object({
  state: z.enum(heartbeatStates),
  /** When the last one came; null where none has. */
  lastAt: z.iso.datetime().nullable(),
});
