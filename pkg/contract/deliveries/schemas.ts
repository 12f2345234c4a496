import { z } from 'zod';
import { id, integrationParams, noBody, noQuery, page, paging } from '../common-schemas.ts';
import { payloadLimit } from '../limits.ts';
import { deliveryTextLimit, replayLimit } from './delivery-limits.ts';

/** A request to the integration's webhook URL. */
export const delivery = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  /** The sender's IP address; `test` for one that an Admin sent from the integration's page. */
  address: z.string(),
  /** Bytes of the body, as far as it was read. */
  size: z.int(),
  /**
   * `accepted`, `nothing_to_resolve`, `duplicate`, `limited`, or the code with which it was rejected; `subscription_asked` and
   * `subscription_ended` for a handshake, which is no alert.
   */
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
  /** The title of its alert; null also where that is not kept. */
  title: z.string().nullable(),
  /** The number of the alert group in its org. */
  alertGroupNumber: z.int().nullable(),
  /** Where the integration had two URLs at the time: by which one it came. */
  cameBy: z.enum(['former', 'new']).nullable(),
  /** From its first byte until it was understood or rejected; null for one of an earlier version. */
  tookMs: z.int().nullable(),
  /** Whether all of it is kept, and can be read, so that it can be taken again; a handshake cannot. */
  replayable: z.boolean(),
});

/** A delivery with all that is kept of it. */
export const deliveryDetails = delivery.extend({
  /** Null for one of an earlier version. */
  request: z
    .object({
      method: z.string(),
      /**
       * Of a rejected delivery those that say how its body is written, who sends it and what kind of event it is; of others the content type and those
       * that templates read. By name in lower case.
       */
      headers: z.record(z.string(), z.string()),
      /** Names of headers that were there and whose values are not kept. */
      secretHeaders: z.array(z.string()),
    })
    .nullable(),
  /** The payload of its alert as JSON text; null where it has none that is kept. */
  payload: z.string().nullable(),
});

/** Which deliveries are looked for. */
const deliveryFilter = {
  /** Outcomes, separated by commas; `rejected` stands for every code with which a delivery is rejected, but `limited`. */
  outcome: z
    .string()
    .max(500)
    .regex(/^[a-z_]+(,[a-z_]+)*$/, 'must be outcomes, separated by commas')
    .optional(),
  /** Deliveries that came at or after this time. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Deliveries that came at or before this time. */
  to: z.iso.datetime({ offset: true }).optional(),
  /** Found, without regard to case, in the sender's address, the outcome, the detail, or the title. */
  q: z.string().max(deliveryTextLimit).optional(),
};

/** What became of a delivery that was taken again, or in a dry run what would. */
const replayedDelivery = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  /** The title that its alert has, or would have. */
  title: z.string().nullable(),
  /**
   * `accepted` or `nothing_to_resolve`, in a dry run `opened`, `added`, `acknowledged`, `resolved` or `nothing_to_resolve`; else the code of what keeps it
   * from being taken.
   */
  outcome: z.string(),
  detail: z.string().nullable(),
  /** The group of the alert; in a dry run null where it would be opened. */
  alertGroup: z.object({ id: z.string(), number: z.int() }).nullable(),
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
  listDeliveries: {
    params: integrationParams,
    query: z.strictObject({
      ...paging,
      ...deliveryFilter,
      /** `false` leaves out the bodies: they are null. */
      bodies: z.enum(['true', 'false']).default('true'),
    }),
    body: noBody,
    reply: page(delivery).extend({
      /** Null on the first page. */
      previousCursor: z.string().nullable(),
    }),
  },
  getDelivery: { params: integrationParams.extend({ id }), query: noQuery, body: noBody, reply: deliveryDetails },
  replayDelivery: {
    params: integrationParams.extend({ id }),
    query: noQuery,
    body: noBody,
    reply: becameOfDelivery,
  },
  replayDeliveries: {
    params: integrationParams,
    query: noQuery,
    body: z
      .strictObject({
        /** The deliveries; they are taken in the order in which they came. */
        ids: z.array(id).min(1).max(replayLimit).optional(),
        /** Instead of `ids`: the newest that are found, at most 500. */
        matching: z.strictObject(deliveryFilter).optional(),
        /** Says what would become of them, and stores nothing. */
        dryRun: z.boolean().default(false),
        /**
         * Names what the caller does, to ask how far it is. Who asks again under the same name waits for the same; where the sidecar has ended in
         * between, those of `ids` that were taken before are not taken again.
         */
        operation: z.uuid(),
      })
      .refine(({ ids, matching }) => (ids === undefined) !== (matching === undefined), 'give either ids or matching'),
    reply: z.object({
      /** In the order in which the deliveries came. */
      items: z.array(replayedDelivery),
      /** Whether more are found than are taken at once. */
      hasMore: z.boolean(),
    }),
  },
  getReplay: {
    params: integrationParams.extend({ operation: z.uuid() }),
    query: noQuery,
    body: noBody,
    /** How many deliveries are done, of how many; null while that is not known. */
    reply: z.object({ done: z.int(), total: z.int().nullable(), state: z.enum(['running', 'done']) }),
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
