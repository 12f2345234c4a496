import { z } from 'zod';
import {
  emptyReply,
  filePlace,
  integrationParams,
  intWithin,
  noBody,
  noParams,
  noQuery,
  page,
  paging,
} from '../common-schemas.ts';
import { integrationTypes } from '../integration-types.ts';
import { descriptionLimit, nameLimit } from '../limits.ts';
import { integrationTemplate, templateChanges } from '../templates/schemas.ts';
import { templateNames } from '../templates/templates.ts';
import { mays } from './access.ts';
import { access } from './access-schemas.ts';
import { formerSecret, formerSecretParams, graceSeconds } from './former-secret-schemas.ts';
import { guards, secretChanges, secretState } from './guard-schemas.ts';
import { oddityCodes } from './health.ts';
import { heartbeatSettings, heartbeatStatus } from './heartbeat-schemas.ts';
import { messageFormats, settingLimits } from './settings.ts';
import { timeSettings } from './time-schemas.ts';

export const integrationName = z.string().trim().min(1).max(nameLimit);
export const integrationDescription = z.string().trim().max(descriptionLimit);

/** Whether and how deliveries of an integration are taken, how long its alerts are kept, and how they are read; null has the sidecar's default. */
export const integrationSettings = z.object({
  /** Whether its deliveries are taken. */
  enabled: z.boolean(),
  /** Most deliveries that are accepted a minute; null is without a limit. */
  quotaPerMinute: intWithin(settingLimits.quotaPerMinute).nullable(),
  /** Within so many seconds the same bytes count once; 0 lets them count each time. A delivery id always counts. */
  duplicateWindowSeconds: intWithin(settingLimits.duplicateWindowSeconds),
  /** Days after which a resolved group is deleted; 0 keeps it. */
  resolvedDays: intWithin(settingLimits.resolvedDays).nullable(),
  /** Of a group's alerts the newest that are kept, besides the first ten; 0 keeps all. */
  keptAlerts: intWithin(settingLimits.keptAlerts).nullable(),
  /** How the messages of its alerts are shown. */
  messageFormat: z.enum(messageFormats),
  /** Whether each alert in a delivery's list is an alert by itself, for types whose deliveries have one; else a delivery is one alert. */
  split: z.boolean(),
  ...timeSettings,
  heartbeat: heartbeatSettings,
  /** Who may send; all off lets in whoever knows the URL. */
  guards,
  access,
});

export const integrationSummary = z.object({
  uid: z.string(),
  name: z.string(),
  type: z.enum(integrationTypes),
  description: z.string(),
  /** Whether a provisioning file owns it; then only the file can change it. */
  provisioned: z.boolean(),
  /** Where the file says it, for Admins; absent also where the sidecar could not read it since it started. */
  place: filePlace.optional(),
  createdAt: z.iso.datetime(),
  alertCount: z.int(),
  lastAlertAt: z.iso.datetime().nullable(),
  /** With `access` for Admins only. */
  settings: integrationSettings.partial({ access: true }),
  /** What the caller may do with it. */
  may: z.enum(mays),
  heartbeat: heartbeatStatus,
  /** How many deliveries were refused for the quota. */
  limitedCount: z.int(),
  /** When the last delivery that is kept came, whatever became of it. */
  lastDeliveryAt: z.iso.datetime().nullable(),
  /** Alerts of the last 24 hours. */
  alertsOfDay: z.int(),
  /** Deliveries that were rejected in the last 24 hours, without those to a disabled integration and those that the quota refused. */
  rejectedOfDay: z.int(),
  /** Deliveries that the quota refused in the last 24 hours. */
  limitedOfDay: z.int(),
  /** Of the alerts of the last 24 hours, those on which a template failed. */
  failedOfDay: z.int(),
  /** How many of its groups are not resolved. */
  openGroups: z.int(),
  /** What is odd, the gravest first; the health of the integration says more. */
  oddities: z.array(z.enum(oddityCodes)),
  /** Whether nobody sees its URL but who makes it: the sidecar keeps only a hash of its token. */
  urlShownOnce: z.boolean(),
  /** SHA-256 of such a token in hex, as a provisioning file can give it. For Admins only, as all below. */
  tokenHash: z.string().optional(),
  /** The URL of such an integration with the last characters of its token only. */
  urlHint: z.string().optional(),
  /** Absent where `urlShownOnce`, as is `url`, but in the reply to who makes the token or has it kept as a hash from now on. */
  token: z.string().optional(),
  url: z.string().optional(),
});

export const integration = integrationSummary.extend({
  templates: z.record(z.enum(templateNames), integrationTemplate),
  /** Where deliveries of the type can have lists of alerts, so that they can be split; null for other types. */
  lists: z.array(z.string()).nullable(),
  /** Whether senders of the type ask before they send alerts, so that an Admin has to confirm that. */
  asksFirst: z.boolean(),
  /** The secrets of its guards that are set. For Admins only, as is `keepsSecrets`. */
  secrets: z.array(secretState).optional(),
  /** What was replaced and still counts. For Admins only. */
  formerSecrets: z.array(formerSecret).optional(),
  /** Whether the sidecar has a key with which secrets are encrypted; without one it keeps none. */
  keepsSecrets: z.boolean().optional(),
});

/** Those that are named are changed. */
const settingsChanges = z.strictObject(integrationSettings.shape).partial();

/** What of an integration people change, besides what it keeps secret. */
export const integrationChanges = {
  name: integrationName,
  type: z.enum(integrationTypes),
  description: integrationDescription,
  templates: templateChanges,
  settings: settingsChanges,
};

export const integrationShapes = {
  listIntegrations: {
    params: noParams,
    query: z.strictObject({ ...paging, limit: z.coerce.number().int().min(1).max(500).default(25) }),
    body: noBody,
    reply: page(integrationSummary),
  },
  createIntegration: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({
      name: integrationName,
      type: z.enum(integrationTypes),
      description: integrationDescription.default(''),
      templates: templateChanges.default({}),
      settings: settingsChanges.default({}),
      secrets: secretChanges.default({}),
      urlShownOnce: z.boolean().default(false),
    }),
    reply: integration,
  },
  getIntegration: { params: integrationParams, query: noQuery, body: noBody, reply: integration },
  updateIntegration: {
    params: integrationParams,
    query: noQuery,
    body: z
      .strictObject({
        ...integrationChanges,
        secrets: secretChanges,
        /** For how long secrets that are replaced still count; by default they end at once. */
        secretGraceSeconds: graceSeconds,
        /**
         * The texts of templates that the change goes on from, null for the type's default: it is refused with `template_changed` if one of them is
         * another now, so that nobody overwrites what somebody else has saved meanwhile.
         */
        basedOn: templateChanges,
        /** The reply shows the URL a last time. */
        urlShownOnce: z.literal(true, 'can be turned on only; a new token, by rotate-token, turns it off'),
      })
      .partial()
      .refine(
        ({ secretGraceSeconds: _, basedOn: __, ...body }) => Object.keys(body).length > 0,
        'give at least one of name, type, description, templates, settings, secrets, urlShownOnce'
      ),
    reply: integration,
  },
  deleteIntegration: { params: integrationParams, query: noQuery, body: noBody, reply: emptyReply },
  endFormerSecret: { params: formerSecretParams, query: noQuery, body: noBody, reply: integration },
  rotateToken: {
    params: integrationParams,
    query: noQuery,
    body: z
      .strictObject({
        /** For how long the former URL still works; one that was replaced earlier ends at once. */
        graceSeconds: graceSeconds.default(0),
        /** Whether the new URL is shown in this reply only; by default as it was. */
        urlShownOnce: z.boolean().optional(),
      })
      .prefault({}),
    reply: integration,
  },
};
