import { z } from 'zod';
import { integrationTypes } from './integration-types.ts';
import type { RouteName } from './routes.ts';
import { states } from './states.ts';

/** Who did something: a person, the source of the alerts, or Bellhook itself (a silence that ended). */
export const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), login: z.string(), name: z.string() }),
  z.object({ kind: z.literal('source') }),
  z.object({ kind: z.literal('system') }),
]);

export const integration = z.object({
  uid: z.string(),
  name: z.string(),
  type: z.enum(integrationTypes),
  description: z.string(),
  /** Whether a provisioning file owns it; then only the file can change it. */
  provisioned: z.boolean(),
  createdAt: z.iso.datetime(),
  alertCount: z.int(),
  lastAlertAt: z.iso.datetime().nullable(),
  /** For Admins only, as is `url`. */
  token: z.string().optional(),
  url: z.string().optional(),
});

export const alertGroupSummary = z.object({
  id: z.string(),
  /** The group's number in its org, counted from 1. */
  number: z.int(),
  integration: z.object({
    uid: z.string(),
    name: z.string(),
    type: z.enum(integrationTypes),
    deleted: z.boolean(),
  }),
  state: z.enum(states),
  title: z.string(),
  alertCount: z.int(),
  startedAt: z.iso.datetime(),
  lastAlertAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: actor.nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: actor.nullable(),
  silencedAt: z.iso.datetime().nullable(),
  silencedBy: actor.nullable(),
  /** When the silence ends; null in a silenced group means that it does not end by itself. */
  silencedUntil: z.iso.datetime().nullable(),
});

export const alertGroup = alertGroupSummary.extend({
  message: z.string().nullable(),
  /** An http or https address, as is `sourceLink`. */
  imageUrl: z.string().nullable(),
  sourceLink: z.string().nullable(),
  /** Alerts of the integration with the same key share a group; null where the alert had none. */
  groupingKey: z.string().nullable(),
});

export const alert = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  signal: z.enum(['fire', 'resolve']),
  title: z.string().nullable(),
  /**
   * The payload as JSON text, character for character as it was received. It is text because a JSON parser may reorder
   * keys, drop repeated ones and round long numbers. A form's fields become a JSON object of strings.
   */
  payload: z.string(),
});

export const event = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  type: z.enum(['opened', 'acknowledged', 'unacknowledged', 'resolved', 'unresolved', 'silenced', 'unsilenced']),
  actor,
  /** For `silenced` only: until when, or null for no end. */
  silencedUntil: z.iso.datetime().nullable().optional(),
});

const name = z.string().trim().min(1).max(150);
const description = z.string().trim().max(250);
const integrationParams = z.object({ uid: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/) });
const groupParams = z.object({ id: z.string().regex(/^[1-9][0-9]{0,14}$/) });
const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
};
const noParams = z.object({});
const noQuery = z.object({});
/** Actions and deletions take no body; `{}` and nothing are the same. */
const noBody = z.strictObject({}).optional();

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const groupAction = { params: groupParams, query: noQuery, body: noBody, reply: alertGroup };

/** The shapes of each route: path parameters, query, body and the reply of a success. */
export const schemas = {
  listIntegrations: { params: noParams, query: z.object(paging), body: noBody, reply: page(integration) },
  createIntegration: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({ name, type: z.enum(integrationTypes), description: description.default('') }),
    reply: integration,
  },
  getIntegration: { params: integrationParams, query: noQuery, body: noBody, reply: integration },
  updateIntegration: {
    params: integrationParams,
    query: noQuery,
    body: z
      .strictObject({ name, type: z.enum(integrationTypes), description })
      .partial()
      .refine((body) => Object.keys(body).length > 0, 'give at least one of name, type, description'),
    reply: integration,
  },
  deleteIntegration: { params: integrationParams, query: noQuery, body: noBody, reply: z.object({}) },
  rotateToken: { params: integrationParams, query: noQuery, body: noBody, reply: integration },
  listAlertGroups: {
    params: noParams,
    query: z.object({
      ...paging,
      /** Repeats: groups in any of the states. */
      state: z.array(z.enum(states)).default([]),
      /** The uid of an integration, also of a deleted one. */
      integration: z.string().max(40).optional(),
      /** Groups that started at or after this time. */
      from: z.iso.datetime({ offset: true }).optional(),
      /** Groups that started at or before this time. */
      to: z.iso.datetime({ offset: true }).optional(),
    }),
    body: noBody,
    /** `counts` says how many groups each state has under the same filter, whichever states the filter asks for. */
    reply: page(alertGroupSummary).extend({ counts: z.record(z.enum(states), z.int()) }),
  },
  getAlertGroup: { params: groupParams, query: noQuery, body: noBody, reply: alertGroup },
  listAlerts: { params: groupParams, query: z.object(paging), body: noBody, reply: page(alert) },
  listEvents: { params: groupParams, query: z.object(paging), body: noBody, reply: page(event) },
  acknowledge: groupAction,
  unacknowledge: groupAction,
  resolve: groupAction,
  unresolve: groupAction,
  silence: {
    ...groupAction,
    body: z.union([
      /** From now, at most a year. */
      z.strictObject({ minutes: z.int().min(1).max(525_600) }),
      z.strictObject({ forever: z.literal(true) }),
    ]),
  },
  unsilence: groupAction,
} satisfies Record<RouteName, { params: z.ZodType; query: z.ZodType; body: z.ZodType; reply: z.ZodType }>;
