import { z } from 'zod';
import { states } from '../alert-groups/states.ts';
import { actor, id, integrationParams, labels, noBody, noQuery } from '../common-schemas.ts';
import { mostParts } from '../integrations/split.ts';
import { payloadLimit } from '../limits.ts';
import { dryRunOutcomes, templateLimit, templateNames } from './templates.ts';

const templateText = z.string().max(templateLimit);
/** A text replaces the default, an empty one too; null goes back to the default. */
export const templateChanges = z.partialRecord(z.enum(templateNames), templateText.nullable());

/** A place in a template and what is to be said of it. Lines and columns count from 1. */
const templateNote = z.object({ line: z.int(), column: z.int(), message: z.string() });

/** A template that failed on a payload, or gave what its kind cannot use. Line and column are null where the fault is in the output as a whole. */
export const templateFailure = z.object({
  template: z.enum(templateNames),
  line: z.int().nullable(),
  column: z.int().nullable(),
  message: z.string(),
});

/** One template of an integration. */
export const integrationTemplate = z.object({
  /** The text that is in force. */
  template: z.string(),
  /** The text of the type's default. */
  default: z.string(),
  customised: z.boolean(),
  /** What looks like a mistake, though the template parses. */
  warnings: z.array(templateNote),
});

/** What one template makes of a payload. */
export const templateResult = z.object({
  output: z.string(),
  /**
   * What the output comes to: whether a condition holds, the labels as an object, the severity, the key or the text as it
   * is kept. Null where it comes to nothing.
   */
  value: z.union([z.boolean(), z.string(), labels]).nullable(),
  /** Why it failed; a template of the appearance then shows the output of the default. */
  failures: z.array(templateFailure),
  warnings: z.array(templateNote),
  /** How long the rendering took. */
  microseconds: z.number(),
});

/** An alert group as a dry run would make it. */
const dryRunGroup = z.object({
  /** Null: an alert without a key has a group of its own. */
  groupingKey: z.string().nullable(),
  title: z.string(),
  state: z.enum(states),
  alertCount: z.int(),
  /** The alerts of it, the oldest first; the first 20 of them. */
  alertIds: z.array(z.string()),
  /** The alert groups that its alerts are in, with their numbers in the org; the first 20 of them. */
  alertGroups: z.array(z.object({ id: z.string(), number: z.int() })),
});

/** What proposed templates would do to stored alerts, beside what the present ones do to the same. */
export const dryRun = z.object({
  /** How many alerts were looked at; fewer than asked for where there are no more, or time or memory ran out. */
  alerts: z.int(),
  complete: z.boolean(),
  present: z.object({ groups: z.int(), open: z.int(), failures: z.int() }),
  proposed: z.object({ groups: z.int(), open: z.int(), failures: z.int() }),
  /** Groups that would be one. */
  merged: z.array(z.object({ proposed: dryRunGroup, present: z.array(dryRunGroup) })),
  /** Groups that would be several. */
  split: z.array(z.object({ present: dryRunGroup, proposed: z.array(dryRunGroup) })),
  /** Groups of the same alerts that would end in another state. */
  stateChanged: z.array(z.object({ present: dryRunGroup, proposed: dryRunGroup })),
  /** Alerts that would open a group, add to one, acknowledge it, resolve it, or resolve nothing, where they do otherwise. */
  outcomeChanged: z.array(
    z.object({
      alertId: z.string(),
      alertGroup: z.object({ id: z.string(), number: z.int() }),
      present: z.enum(dryRunOutcomes),
      proposed: z.enum(dryRunOutcomes),
    })
  ),
  /** The first failures of the proposed templates. */
  failures: z.array(templateFailure.extend({ alertId: z.string() })),
});

/** Who changed a template: as an actor, or a provisioning file. */
export const templateAuthor = z.discriminatedUnion('kind', [
  ...actor.options,
  z.object({ kind: z.literal('provisioning') }),
]);

/** A change of an integration's templates. */
export const templateChange = z.object({
  id,
  at: z.iso.datetime(),
  by: templateAuthor,
  templates: z.array(
    z.object({
      template: z.enum(templateNames),
      /** The texts; null is the default that the integration's type then had. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    })
  ),
});

/** A field that a suggested template reads, and why. */
export const suggestionReason = z.object({
  /** What the field seems to be: the state, what identifies the incident, a title or message, a severity, or an address. */
  rule: z.enum(['state', 'incident', 'text', 'severity', 'address']),
  /** Where it is: a dot leads into an object, or into the first object of a list. */
  field: z.string(),
  /** Its most frequent values, cut where they are long. */
  values: z.array(z.object({ text: z.string(), count: z.int() })),
  /** With `state`: how many payloads say that something fires, and how many that it has recovered. */
  firing: z.int().optional(),
  recovered: z.int().optional(),
  /** With `incident`: how many different values there are, and how many recoveries find an alert by the whole key. */
  distinct: z.int().optional(),
  paired: z.int().optional(),
});

export const templateShapes = {
  previewTemplates: {
    params: integrationParams,
    query: noQuery,
    body: z
      .strictObject({
        /** Templates to try instead of the integration's own. */
        templates: templateChanges.default({}),
        /** The templates to render; all unless it is given. */
        only: z.array(z.enum(templateNames)).min(1).optional(),
        /** What a sender sends, JSON or a form; it is read as a delivery is, and no larger than one may be. */
        payload: z.string().max(payloadLimit).optional(),
        /** The headers that come with `payload`; templates see those that are kept. */
        headers: z.record(z.string().max(100), z.string().max(1000)).optional(),
        /** Which alert of a payload that is split is looked at, counted from 0; the last one where there are fewer. */
        alert: z.int().min(0).max(mostParts).default(0),
        /** Instead of `payload` and `headers`: a stored alert of the integration. */
        alertId: id.optional(),
      })
      .refine(
        ({ payload, alertId }) => (payload === undefined) !== (alertId === undefined),
        'give either payload or alertId'
      )
      .refine(
        ({ headers, alertId }) => headers === undefined || alertId === undefined,
        'give headers with a payload only'
      ),
    reply: z.object({
      results: z.partialRecord(z.enum(templateNames), templateResult),
      /** How many alerts the payload is split into, which of them this is, counted from 0, and its payload; absent where it is not split. */
      split: z.object({ alerts: z.int(), alert: z.int(), payload: z.string() }).optional(),
      /** The headers that templates can read, by name in lower case; of a stored alert those that were kept with it. */
      headers: z.record(z.string(), z.string()),
      /** The payload of the stored alert, as JSON text; absent where another one was given. */
      stored: z.string().optional(),
    }),
  },
  listTemplateChanges: {
    params: integrationParams,
    query: noQuery,
    body: noBody,
    /** The newest first; those that are kept. */
    reply: z.object({ items: z.array(templateChange) }),
  },
  suggestTemplates: {
    params: integrationParams,
    query: noQuery,
    body: z.strictObject({
      /** What a sender sends, to be looked at besides the newest stored alerts; it is read as a delivery is. */
      payload: z.string().max(payloadLimit).optional(),
    }),
    reply: z.object({
      /** How many payloads were looked at. */
      payloads: z.int(),
      /** What was found, in the order of the templates; none where a template has no guess. */
      suggestions: z.array(
        z.object({
          template: z.enum(templateNames),
          text: templateText,
          because: z.array(suggestionReason),
          /** Whether the present template does the same on these payloads. */
          same: z.boolean(),
        })
      ),
    }),
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
};
