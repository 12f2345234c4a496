import { z } from 'zod';
import { integrationTypes } from '../../../pkg/contract/integration-types.ts';
import { templateNames } from '../../../pkg/contract/templates/templates.ts';

/** An expectation: only the named fields are compared. Some objects are conditions, as `toMatcher` describes. */
const expected = z.record(z.string(), z.json());

const request = z.strictObject({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT']).default('POST'),
  /** The part after the webhook URL. */
  path: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({ 'content-type': 'application/json' }),
  /** The body, sent as JSON. */
  body: z.json().optional(),
  /** The body as raw text, instead of `body`. */
  text: z.string().optional(),
  /** The expected reply: the number `status`, the body as `text`, and as `json` if it is JSON. */
  reply: expected.default({ status: 200, json: { status: 'accepted' } }),
});

/** A sender, what it sends to its own integration, and the expected result. */
export const caseShape = z.strictObject({
  /** Who sends this, and what the right result is. */
  about: z.string(),
  type: z.enum(integrationTypes),
  templates: z.partialRecord(z.enum(templateNames), z.string()).default({}),
  requests: z.array(request).min(1),
  /** All alert groups in the order in which they were opened, as `getAlertGroup` returns them. */
  groups: z.array(expected),
  /** All deliveries in their order, as `listDeliveries` returns them; absent if they do not matter. */
  deliveries: z.array(expected).optional(),
});

export type Case = z.output<typeof caseShape>;
export type CaseRequest = z.output<typeof request>;
