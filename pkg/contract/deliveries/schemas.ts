import { z } from 'zod';
import { id, integrationParams, noBody, noQuery, page, paging } from '../common-schemas.ts';

/** A request to the integration's webhook URL. */
export const delivery = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  /** The sender's IP address. */
  address: z.string(),
  /** Bytes of the body, as far as it was read. */
  size: z.int(),
  /** `accepted`, `nothing_to_resolve`, `duplicate`, `limited`, or the code with which it was rejected. */
  outcome: z.string(),
  /** What exactly was wrong, where more is known; for an accepted one what is odd about it, if anything. */
  detail: z.string().nullable(),
  /** For a rejected one: the first 16 KiB of the body as text; what is no text is replaced. */
  body: z.string().nullable(),
  alertId: z.string().nullable(),
  /** Null also where the alert has been deleted since. */
  alertGroupId: z.string().nullable(),
  /** Whether all of it is kept, and can be read, so that it can be taken again. */
  replayable: z.boolean(),
});

export const deliveryShapes = {
  listDeliveries: { params: integrationParams, query: z.strictObject(paging), body: noBody, reply: page(delivery) },
  replayDelivery: {
    params: integrationParams.extend({ id }),
    query: noQuery,
    body: noBody,
    /** As the sender of a delivery is answered. */
    reply: z.object({
      status: z.enum(['accepted', 'nothing_to_resolve']),
      alertId: z.string().nullable(),
      alertGroupId: z.string().nullable(),
    }),
  },
};
