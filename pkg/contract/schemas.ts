import { z } from 'zod';
import { integrationTypes } from './integration-types.ts';
import type { RouteName } from './routes.ts';
import { messageFormats, settingLimits } from './settings.ts';
import { states } from './states.ts';
import {
  dryRun,
  integrationTemplate,
  labels,
  payloadLimit,
  severity,
  templateChanges,
  templateFailure,
  templateResult,
} from './template-schemas.ts';
import { templateNames } from './templates.ts';

/**
 * Who did something: a person, a service account of Grafana's, somebody whom Grafana lets in without a login, the source of the
 * alerts, or Bellhook itself (a silence that ended).
 */
export const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), login: z.string(), name: z.string() }),
  z.object({ kind: z.literal('service_account'), login: z.string(), name: z.string() }),
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('source') }),
  z.object({ kind: z.literal('system') }),
]);

const setting = (name: keyof typeof settingLimits) => z.int().min(settingLimits[name][0]).max(settingLimits[name][1]);

/** How deliveries of an integration are limited, how long its alerts are kept, and how they are read; null has the sidecar's default. */
export const integrationSettings = z.object({
  /** Most deliveries that are accepted a minute; null is without a limit. */
  quotaPerMinute: setting('quotaPerMinute').nullable(),
  /** Within so many seconds the same bytes count once; 0 lets them count each time. A delivery id always counts. */
  duplicateWindowSeconds: setting('duplicateWindowSeconds'),
  /** Days after which a resolved group is deleted; 0 keeps it. */
  resolvedDays: setting('resolvedDays').nullable(),
  /** Of a group's alerts the newest that are kept, besides the first ten; 0 keeps all. */
  keptAlerts: setting('keptAlerts').nullable(),
  /** How the messages of its alerts are shown. */
  messageFormat: z.enum(messageFormats),
});

export const integrationSummary = z.object({
  uid: z.string(),
  name: z.string(),
  type: z.enum(integrationTypes),
  description: z.string(),
  /** Whether a provisioning file owns it; then only the file can change it. */
  provisioned: z.boolean(),
  createdAt: z.iso.datetime(),
  alertCount: z.int(),
  lastAlertAt: z.iso.datetime().nullable(),
  settings: integrationSettings,
  /** How many deliveries were refused for the quota. */
  limitedCount: z.int(),
  /** For Admins only, as is `url`. */
  token: z.string().optional(),
  url: z.string().optional(),
});

export const integration = integrationSummary.extend({
  templates: z.record(z.enum(templateNames), integrationTemplate),
});

/**
 * How many alert instances a group's newest payload spoke of, those that its sender left out too, and how many of them
 * fire as far as is known. Instances are the alerts within one payload of Alertmanager or Grafana Alerting.
 */
export const instanceCounts = z.object({ firing: z.int(), total: z.int() });

/** An alert instance. All texts are the sender's, and plain: no Markdown. */
export const alertInstance = z.object({
  state: z.enum(['firing', 'resolved']),
  /** Those that the listed instances do not have in common. */
  labels,
  summary: z.string().nullable(),
  description: z.string().nullable(),
  startsAt: z.iso.datetime().nullable(),
  /** Null while it fires. */
  endsAt: z.iso.datetime().nullable(),
  /** Each an http or https address. */
  links: z.object({
    /** Where the alert was made: `generatorURL`. */
    source: z.string().nullable(),
    dashboard: z.string().nullable(),
    panel: z.string().nullable(),
    silence: z.string().nullable(),
    runbook: z.string().nullable(),
  }),
  /** What was measured, such as `B=22.5, C=1`. */
  values: z.string().nullable(),
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
  /** The newest that an alert had, as with `labels`; null where none had one. */
  severity: severity.nullable(),
  labels,
  /** Null where no payload carried instances. */
  instances: instanceCounts.nullable(),
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
  /** How `message` is to be shown, as the integration's settings say. */
  messageFormat: z.enum(messageFormats),
  /** An http or https address, as is `sourceLink`. */
  imageUrl: z.string().nullable(),
  sourceLink: z.string().nullable(),
  /** Alerts of the integration with the same key share a group; null where the alert had none. */
  groupingKey: z.string().nullable(),
  /** The alert instances of the newest payload; null where it carries none. */
  newestInstances: z
    .object({
      /** Those that fire first; at most 100, and fewer where they are long. */
      items: z.array(alertInstance),
      /** How many the payload lists. */
      listed: z.int(),
      /** How many more the sender left out. */
      truncated: z.int(),
    })
    .nullable(),
  /** Plain text: what is to be set right about the integration, as the newest payload shows; null where that is nothing. */
  hint: z.string().nullable(),
  /** What the templates that are rendered when somebody looks (title, message, image, link) fail at. */
  failures: z.array(templateFailure),
});

export const alert = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  signal: z.enum(['fire', 'acknowledge', 'resolve']),
  title: z.string().nullable(),
  severity: severity.nullable(),
  /** What failed when the alert arrived. */
  failures: z.array(templateFailure),
  /**
   * The payload as JSON text, character for character as it was received, but for what had to be mended. It is text because a
   * JSON parser may reorder keys, drop repeated ones and round long numbers. A form's fields become a JSON object of strings.
   */
  payload: z.string(),
});

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
const id = z.string().regex(/^[1-9][0-9]{0,14}$/);
const groupParams = z.object({ id });
const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
};
/** Those that are named are changed. */
const settingsChanges = z.strictObject(integrationSettings.shape).partial();
const noParams = z.object({});
const noQuery = z.strictObject({});
/** Actions and deletions take no body; `{}` and nothing are the same. */
const noBody = z.strictObject({}).optional();

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const groupAction = { params: groupParams, query: noQuery, body: noBody, reply: alertGroup };

/** The shapes of each route: path parameters, query, body and the reply of a success. A query takes what is named, and no more. */
export const schemas = {
  listIntegrations: { params: noParams, query: z.strictObject(paging), body: noBody, reply: page(integrationSummary) },
  createIntegration: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({
      name,
      type: z.enum(integrationTypes),
      description: description.default(''),
      templates: templateChanges.default({}),
      settings: settingsChanges.default({}),
    }),
    reply: integration,
  },
  getIntegration: { params: integrationParams, query: noQuery, body: noBody, reply: integration },
  updateIntegration: {
    params: integrationParams,
    query: noQuery,
    body: z
      .strictObject({
        name,
        type: z.enum(integrationTypes),
        description,
        templates: templateChanges,
        settings: settingsChanges,
      })
      .partial()
      .refine(
        (body) => Object.keys(body).length > 0,
        'give at least one of name, type, description, templates, settings'
      ),
    reply: integration,
  },
  deleteIntegration: { params: integrationParams, query: noQuery, body: noBody, reply: z.object({}) },
  rotateToken: { params: integrationParams, query: noQuery, body: noBody, reply: integration },
  previewTemplates: {
    params: integrationParams,
    query: noQuery,
    body: z
      .strictObject({
        /** Templates to try instead of the integration's own. */
        templates: templateChanges.default({}),
        /** The templates to render; all unless it is given. */
        only: z.array(z.enum(templateNames)).min(1).optional(),
        /** The payload as JSON text, so that it is read as a delivery is; no larger than one may be. */
        payload: z.string().max(payloadLimit).optional(),
        /** Instead of `payload`: a stored alert of the integration. */
        alertId: id.optional(),
      })
      .refine(
        ({ payload, alertId }) => (payload === undefined) !== (alertId === undefined),
        'give either payload or alertId'
      ),
    reply: z.object({ results: z.partialRecord(z.enum(templateNames), templateResult) }),
  },
  dryRunTemplates: {
    params: integrationParams,
    query: noQuery,
    body: z.strictObject({
      templates: templateChanges.refine((changes) => Object.keys(changes).length > 0, 'give at least one template'),
      /** How many of the integration's newest alerts are grouped anew. */
      alerts: z.int().min(1).max(500).default(100),
    }),
    reply: dryRun,
  },
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
  listAlertGroups: {
    params: noParams,
    query: z.strictObject({
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
    reply: page(alertGroupSummary).extend({
      counts: z.record(z.enum(states), z.int()),
      /** The integration that the filter names; null where it names none, or one that there never was. */
      integration: z.object({ name: z.string(), deleted: z.boolean() }).nullable(),
    }),
  },
  getAlertGroup: { params: groupParams, query: noQuery, body: noBody, reply: alertGroup },
  deleteAlertGroup: { params: groupParams, query: noQuery, body: noBody, reply: z.object({}) },
  listAlerts: { params: groupParams, query: z.strictObject(paging), body: noBody, reply: page(alert) },
  listEvents: { params: groupParams, query: z.strictObject(paging), body: noBody, reply: page(event) },
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
} satisfies Record<RouteName, { params: z.ZodType; query: z.ZodObject; body: z.ZodType; reply: z.ZodType }>;
