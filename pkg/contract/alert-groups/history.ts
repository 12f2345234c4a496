import { z } from 'zod';
import { id, noBody, noQuery, page, paging, severity } from '../common-schemas.ts';
import { dryRunOutcomes, templateNames } from '../templates/templates.ts';
import { alertGroupSummary } from './schemas.ts';
import { signals } from './states.ts';

/** A group, as another one names it. */
const groupName = z.object({ id: z.string(), number: z.int() });

/** Why an alert is in its group, by the templates as they are now. */
export const explanation = z.object({
  templates: z.array(
    z.object({
      name: z.enum(templateNames),
      source: z.enum(['default', 'custom']),
      /** The text that is in force. */
      template: z.string(),
      /** Null where the template failed and there is nothing to show instead. */
      output: z.string().nullable(),
      failure: z.string().nullable(),
    })
  ),
  /** By the present templates; long ones are shortened. */
  groupingKey: z.string().nullable(),
  /** What the templates made of the alert when it came, and the key that its group has. */
  stored: z.object({
    title: z.string().nullable(),
    severity: severity.nullable(),
    signal: z.enum(signals),
    groupingKey: z.string().nullable(),
  }),
  /** What of that the present templates would make otherwise. */
  differs: z.array(z.enum(['title', 'severity', 'signal', 'groupingKey'])),
  /** What the alert did when it came. */
  outcome: z.enum(['opened', 'added', 'acknowledged', 'resolved']),
  /**
   * Why it opened a group; null where it did not. `first`: there was no group with its key, as far as is known.
   * `earlier_resolved`: there was one, and it was resolved. `no_key`: an alert without a key has a group of its own.
   */
  opened: z
    .object({
      reason: z.enum(['first', 'earlier_resolved', 'no_key']),
      earlier: groupName.extend({ resolvedAt: z.iso.datetime().nullable() }).nullable(),
    })
    .nullable(),
  /**
   * What an equal alert would do if it came now, and to which group. `refused`: the integration is deleted. A delivery that is
   * recognised because it came before does nothing, whatever is said here.
   */
  next: z.object({
    outcome: z.enum([...dryRunOutcomes, 'refused']),
    groupId: z.string().nullable(),
    number: z.int().nullable(),
  }),
});

export const historyShapes = {
  explainAlert: {
    params: z.object({ id, alertId: id }),
    query: noQuery,
    body: noBody,
    reply: explanation,
  },
  listEarlierGroups: {
    params: z.object({ id }),
    query: z.strictObject(paging),
    body: noBody,
    /** The groups with the same integration and key that started before this one, newest first. */
    reply: page(alertGroupSummary).extend({
      /** How many of them started in the 30 days before this one. */
      count30Days: z.int(),
      /** How long these took from start to resolution, the median of those that are resolved; null where none is. */
      medianMinutes: z.number().nullable(),
      /** The first such group after this one. */
      next: groupName.nullable(),
    }),
  },
};
