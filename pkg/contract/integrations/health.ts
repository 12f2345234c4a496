import { z } from 'zod';
import { integrationParams, noBody, noQuery } from '../common-schemas.ts';
import { templateNames } from '../templates/templates.ts';

const time = z.iso.datetime();

/**
 * What is odd about an integration, with what says so. Of a list only the codes are told: there `clock` is left out, since it needs a look
 * into payloads.
 */
const oddity = z.discriminatedUnion('code', [
  /** So many topics ask to deliver here, and wait until an Admin confirms it. */
  z.object({ code: z.literal('unconfirmed'), topics: z.int() }),
  /** Nothing comes any more, where alerts came on most days: usually so many in a day, or a week. */
  z.object({ code: z.literal('silent'), since: time, usual: z.int(), per: z.enum(['day', 'week']) }),
  /** Of the last day. `outcome` is the commonest reason among the newest deliveries; null where it is not known any more. */
  z.object({ code: z.literal('rejected'), rejected: z.int(), accepted: z.int(), outcome: z.string().nullable() }),
  /** The quota refused so many in the last day. */
  z.object({ code: z.literal('limited'), limited: z.int() }),
  /** Of the last day. `template` failed on the newest alert that one failed on; `since` is the first of those in a row up to it. */
  z.object({
    code: z.literal('templates_fail'),
    failed: z.int(),
    alerts: z.int(),
    template: z.enum(templateNames).nullable(),
    message: z.string().nullable(),
    since: time.nullable(),
  }),
  /** So many groups were opened in so many days, and the source resolved none. */
  z.object({ code: z.literal('never_resolved'), opened: z.int(), days: z.int() }),
  /** The sender's clock is so many seconds ahead of the sidecar's; behind where it is less than 0. */
  z.object({ code: z.literal('clock'), ahead: z.int() }),
]);

export const oddityCodes = [
  'unconfirmed',
  'silent',
  'rejected',
  'limited',
  'templates_fail',
  'never_resolved',
  'clock',
] as const;

/** What came in each interval; `step` is the length of one in milliseconds. */
const rate = z.object({
  from: time,
  step: z.int(),
  series: z.array(z.object({ value: z.enum(['accepted', 'rejected', 'limited']), counts: z.array(z.int()) })),
});

export const healthShapes = {
  getIntegrationHealth: {
    params: integrationParams,
    query: noQuery,
    body: noBody,
    reply: z.object({
      /** Whatever became of it; null where none is kept any more. */
      lastDeliveryAt: time.nullable(),
      openGroups: z.int(),
      /** The last 24 hours, the present one included. */
      lastDay: z.object({
        alerts: z.int(),
        /** Deliveries that were rejected, without those to a disabled integration and those that the quota refused. */
        rejected: z.int(),
        limited: z.int(),
        /** Of the alerts, those on which a template failed. */
        failed: z.int(),
      }),
      rate,
      /** The gravest first. */
      oddities: z.array(oddity),
    }),
  },
};
