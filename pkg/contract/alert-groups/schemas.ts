import { z } from 'zod';
import { actor, id, labels, noBody, noQuery, page, paging, severity } from '../common-schemas.ts';
import { integrationTypes } from '../integration-types.ts';
import { messageFormats } from '../integrations/settings.ts';
import { templateFailure } from '../templates/schemas.ts';
import { signals, states } from './states.ts';

/**
 * How many alert instances a group's newest payload spoke of, those that its sender left out too, and how many of them
 * fire as far as is known. Instances are the alerts within one payload of Alertmanager or Grafana Alerting.
 */
const instanceCounts = z.object({ firing: z.int(), total: z.int() });

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

/** When the alerts of a group came. */
const activity = z.object({
  /** When the first interval begins: the group's start. */
  from: z.iso.datetime(),
  /** Length of an interval, in milliseconds. */
  step: z.int(),
  /** Alerts in each interval, to that of the newest alert; all of them are in it, also those that are deleted since. */
  counts: z.array(z.int()),
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
  /** What the caller may do with it. */
  may: z.enum(['see', 'act']),
  state: z.enum(states),
  title: z.string(),
  /** The newest that an alert had, as with `labels`; null where none had one. */
  severity: severity.nullable(),
  labels,
  /** Null where no payload carried instances. */
  instances: instanceCounts.nullable(),
  alertCount: z.int(),
  /**
   * In at most 16 intervals; 64 where one group is asked for. Null where it is not known: for some groups that are older than this.
   */
  activity: activity.nullable(),
  startedAt: z.iso.datetime(),
  lastAlertAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: actor.nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: actor.nullable(),
  /** What the person who resolved it said about it, as with `silencedReason`. */
  resolvedReason: z.string().nullable(),
  silencedAt: z.iso.datetime().nullable(),
  silencedBy: actor.nullable(),
  /** When the silence ends; null in a silenced group means that it does not end by itself. */
  silencedUntil: z.iso.datetime().nullable(),
  silencedReason: z.string().nullable(),
  /**
   * The silence of its key, which outlasts recovery: groups that open with the key before `until` are silenced, too. Null where
   * there is none; one that has ended is forgotten soon after.
   */
  keySilence: z
    .object({
      at: z.iso.datetime(),
      by: actor,
      /** Null: it does not end by itself. */
      until: z.iso.datetime().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  /** Who takes care of it. A person who acknowledges a group takes it. */
  assignedTo: actor.nullable(),
  assignedAt: z.iso.datetime().nullable(),
  noteCount: z.int(),
  /** Since when it changes too often between firing and recovered, so that recoveries do not resolve it; null where it does not flap. */
  flappingSince: z.iso.datetime().nullable(),
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
  /** The type that suits the newest payload better than the integration's own; null where `hint` is. */
  suggestedType: z.enum(integrationTypes).nullable(),
  /** What the templates that are rendered when somebody looks (title, message, image, link) fail at. */
  failures: z.array(templateFailure),
});

export const alert = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  signal: z.enum(signals),
  title: z.string().nullable(),
  severity: severity.nullable(),
  /** What failed when the alert arrived. */
  failures: z.array(templateFailure),
  /**
   * The payload as JSON text, character for character as it was received, but for what had to be mended. It is text because a
   * JSON parser may reorder keys, drop repeated ones and round long numbers. A form's fields become a JSON object of strings.
   */
  payload: z.string(),
  /** The same for payloads that are equal, character for character, so that repeats can be shown as one. */
  hash: z.string(),
});

export const event = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  type: z.enum([
    'opened',
    'acknowledged',
    'unacknowledged',
    'resolved',
    'unresolved',
    'silenced',
    'unsilenced',
    'assigned',
    'unassigned',
    'noted',
    /** The group has begun to flap: it is held open. */
    'flapping',
    /** It does not flap any more. */
    'settled',
    /** An action was undone: the group is as it was before. */
    'restored',
  ]),
  actor,
  /** For `silenced` only: until when, or null for no end. */
  silencedUntil: z.iso.datetime().nullable().optional(),
  /** The reason of `resolved`, `silenced`, `flapping` and `settled`, plain text; of `noted` the note, Markdown. */
  text: z.string().nullable(),
  /** When a note was last changed. */
  editedAt: z.iso.datetime().nullable(),
  /** For `assigned` who has the group now, for `unassigned` who had it. */
  assignee: actor.nullable(),
  /** The operation of which it is a part, or which it undoes (`restored`); null where no person acted. */
  operation: z.string().nullable(),
});

const groupParams = z.object({ id });

/** The shapes of one group's routes; those of lists are in `list.ts`. */
export const alertGroupShapes = {
  getAlertGroup: { params: groupParams, query: noQuery, body: noBody, reply: alertGroup },
  listAlerts: { params: groupParams, query: z.strictObject(paging), body: noBody, reply: page(alert) },
  listEvents: { params: groupParams, query: z.strictObject(paging), body: noBody, reply: page(event) },
};
