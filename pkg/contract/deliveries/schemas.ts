import { z } from 'zod';
import { id, integrationParams, noBody, noQuery, page, paging } from '../common-schemas.ts';
import { payloadLimit } from '../limits.ts';

/** A request to the integration's webhook URL. */
export const delivery = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  /** The sender's IP address; `test` for one that an Admin sent from the integration's page. */
  address: z.string(),
  /** Bytes of the body, as far as it was read. */
  size: z.int(),
  /** `accepted`, `nothing_to_resolve`, `duplicate`, `limited`, or the code with which it was rejected. */
  outcome: z.string(),
  /** What exactly was wrong, where more is known; for an accepted one what is odd about it, if anything. */
  detail: z.string().nullable(),
  /** For a rejected one: the first 16 KiB of the body as text; what is no text is replaced. */
  body: z.string().nullable(),
  /** Of one that was split: the first of its alerts that is kept. */
  alertId: z.string().nullable(),
  /** Null also where the alert has been deleted since. */
  alertGroupId: z.string().nullable(),
  /** What became of the alerts of one that was split; null for one that is an alert itself. */
  split: z
    .object({
      alerts: z.int(),
      /** How many of them were kept, which recoveries with nothing to resolve are not. */
      kept: z.int(),
      /** The groups that the first hundred of these are in. */
      alertGroups: z.array(z.object({ id: z.string(), number: z.int() })),
    })
    .nullable(),
  /** Whether all of it is kept, and can be read, so that it can be taken again. */
  replayable: z.boolean(),
});

/** As a sender is answered. */
const becameOfDelivery = z.object({
  status: z.enum(['accepted', 'nothing_to_resolve']),
  alertId: z.string().nullable(),
  alertGroupId: z.string().nullable(),
  /** How many alerts it was split into; 1 for one that was not. */
  alerts: z.int(),
});

export const deliveryShapes = {
  listDeliveries: { params: integrationParams, query: z.strictObject(paging), body: noBody, reply: page(delivery) },
  replayDelivery: {
    params: integrationParams.extend({ id }),
    query: noQuery,
    body: noBody,
    reply: becameOfDelivery,
  },
  sendTest: {
    params: integrationParams,
    query: noQuery,
    body: z.strictObject({
      /** JSON text, which is taken as if a sender had posted it; no larger than that may be. */
      payload: z.string().max(payloadLimit),
    }),
    reply: becameOfDelivery,
  },
};
