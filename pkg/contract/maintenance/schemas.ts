import { z } from 'zod';
import { actor, emptyReply, filePlace, integrationUid, noBody, noParams, noQuery } from '../common-schemas.ts';
import { queryTextLimit, reasonLimit } from '../limits.ts';
import { ruleLimit, windowIntegrationLimit, windowNameLimit } from './limits.ts';

/** Names a maintenance window in URLs and provisioning files; unique in its org. */
export const windowUid = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 of A-Z a-z 0-9 _ -');

/** ISO 8601 with an offset, or `Z`. */
const time = z.iso.datetime({ offset: true });

/** When a maintenance window comes again. */
const recurrence = z.strictObject({
  /**
   * The value of an RRULE, RFC 5545 §3.3.10, such as `FREQ=WEEKLY;BYDAY=SU` or `FREQ=DAILY;UNTIL=20270101T000000Z`. FREQ is HOURLY or
   * longer; `rule-parts.ts` says what it can have. The first occurrence is the first that the rule gives from `startsAt` on.
   */
  rule: z.string().min(1).max(ruleLimit),
  /** Of IANA, such as `Europe/Berlin`: occurrences begin at the same local time, whatever the offset. Each lasts exactly as long as the first. */
  timeZone: z.string().min(1).max(60),
});

/** Of which groups a maintenance window is. A group has to be of one of the integrations, and be found by the query. */
const windowScope = {
  /** By their uids; none stands for all. */
  integrations: z.array(integrationUid).max(windowIntegrationLimit),
  /** In the language of the search, without `me`. An empty text is all groups. */
  query: z.string().max(queryTextLimit),
};

/** What people say of a maintenance window. */
export const windowContent = {
  name: z.string().trim().min(1).max(windowNameLimit),
  /** Said of each silence that it makes; an empty text is none. */
  reason: z.string().trim().max(reasonLimit),
  ...windowScope,
  startsAt: time,
  /** After `startsAt`. With a recurrence: when the first occurrence ends. */
  endsAt: time,
  /** Null: it comes once. */
  recurrence: recurrence.nullable(),
  /** Whether groups that are open already when it begins are silenced too; else those that open, or open again, in it. */
  includesOpen: z.boolean(),
};

/** One time at which a maintenance window is active. */
const occurrence = z.object({ startsAt: z.string(), endsAt: z.string() });

/** Times are ISO 8601 in UTC. */
export const maintenanceWindow = z.object({
  uid: z.string(),
  ...windowContent,
  startsAt: z.string(),
  endsAt: z.string(),
  /** `over`: it does not come again. */
  state: z.enum(['active', 'planned', 'over']),
  /** The present occurrence where it is active, the next one where it is planned, else null. */
  occurrence: occurrence.nullable(),
  /** Null where a provisioning file made it. */
  createdBy: actor.nullable(),
  createdAt: z.string(),
  /** Who changed it last; null where nobody has, or a provisioning file did. */
  changedBy: actor.nullable(),
  changedAt: z.string().nullable(),
  /** Whether a provisioning file owns it; then only the file can change it. */
  provisioned: z.boolean(),
  /** Where the file says it, for Admins; absent also where the sidecar could not read it since it started. */
  place: filePlace.optional(),
});

export const windowParams = z.object({ uid: windowUid });

export const maintenanceShapes = {
  /** All of the org: active ones, then planned ones by their next occurrence, then those that are over, the last first. */
  listMaintenanceWindows: {
    params: noParams,
    query: noQuery,
    body: noBody,
    reply: z.object({ windows: z.array(maintenanceWindow) }),
  },
  getMaintenanceWindow: { params: windowParams, query: noQuery, body: noBody, reply: maintenanceWindow },
  createMaintenanceWindow: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({
      ...windowContent,
      reason: windowContent.reason.default(''),
      integrations: windowContent.integrations.default([]),
      query: windowContent.query.default(''),
      /** Now by default. */
      startsAt: time.optional(),
      recurrence: windowContent.recurrence.default(null),
      includesOpen: z.boolean().default(false),
    }),
    reply: maintenanceWindow,
  },
  updateMaintenanceWindow: {
    params: windowParams,
    query: noQuery,
    body: z
      .strictObject(windowContent)
      .partial()
      .refine((body) => Object.keys(body).length > 0, `give at least one of ${Object.keys(windowContent).join(', ')}`),
    reply: maintenanceWindow,
  },
  /** Ends the silences that it made, and that nobody has changed since. */
  deleteMaintenanceWindow: { params: windowParams, query: noQuery, body: noBody, reply: emptyReply },
  /** Ends its present occurrence, with the silences that it made; with a recurrence the next one comes as planned. */
  endMaintenanceWindow: { params: windowParams, query: noQuery, body: noBody, reply: maintenanceWindow },
  /** How many groups it would be of if it began now. */
  previewMaintenanceWindow: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({ integrations: windowScope.integrations.default([]), query: windowScope.query.default('') }),
    reply: z.object({
      /** Open groups. */
      open: z.int(),
      /** Those of them that fire, which it would silence if it includes open ones. */
      firing: z.int(),
    }),
  },
  /** When maintenance windows are active within the time from `from` to `to`, 400 days at most. */
  listMaintenanceOccurrences: {
    params: noParams,
    query: z.strictObject({ from: time, to: time }),
    body: noBody,
    reply: z.object({
      /** By their start. Those that began before `from`, or end after `to`, are there with their own times. */
      occurrences: z.array(occurrence.extend({ uid: z.string() })),
      /** Whether there are more than a reply has: 2000. */
      hasMore: z.boolean(),
    }),
  },
};
