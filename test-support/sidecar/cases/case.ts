import { z } from 'zod';
import { integrationTypes } from '../../../pkg/contract/integration-types.ts';
import { templateNames } from '../../../pkg/contract/templates.ts';

/**
 * What is expected of a thing: the fields that are named, others are of no account. Where `toMatcher` says so, an object is a
 * condition instead.
 */
const expected = z.record(z.string(), z.json());

const request = z.strictObject({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT']).default('POST'),
  /** What follows the webhook URL. */
  path: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({ 'content-type': 'application/json' }),
  /** Is sent as JSON. */
  body: z.json().optional(),
  /** Is sent as it is, instead of `body`. */
  text: z.string().optional(),
  /** Of the reply `status`, the number, its body as `json` where it is that, and as `text`. */
  reply: expected.default({ status: 200, json: { status: 'accepted' } }),
});

/** A sender, what it sends to an integration of its own, and what that comes to. */
export const caseShape = z.strictObject({
  /** Who sends this, and what is right. */
  about: z.string(),
  type: z.enum(integrationTypes),
  templates: z.partialRecord(z.enum(templateNames), z.string()).default({}),
  requests: z.array(request).min(1),
  /** All alert groups in the order in which they were opened, as `getAlertGroup` has them. */
  groups: z.array(expected),
  /** All deliveries in their order, as `listDeliveries` has them; absent where they are of no interest. */
  deliveries: z.array(expected).optional(),
});

export type Case = z.output<typeof caseShape>;
export type CaseRequest = z.output<typeof request>;
