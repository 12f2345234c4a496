import { z } from 'zod';
import { severities } from './templates/templates.ts';

/**
 * Who did something: a person, a service account of Grafana's, somebody whom Grafana lets in without a login, the source of the
 * alerts, a maintenance window, or Bellhook itself (a silence that ended).
 */
export const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), login: z.string(), name: z.string() }),
  z.object({ kind: z.literal('service_account'), login: z.string(), name: z.string() }),
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('source') }),
  /** As it was called then. */
  z.object({ kind: z.literal('maintenance'), uid: z.string(), name: z.string() }),
  z.object({ kind: z.literal('system') }),
]);

export const severity = z.enum(severities);

/** Names and values. */
export const labels = z.record(z.string(), z.string());

/** The number of an alert group, an alert, a delivery or an event, as text. */
export const id = z.string().regex(/^[1-9][0-9]{0,14}$/);

/** Names an integration in URLs and provisioning files; unique in its org. */
export const integrationUid = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 of A-Z a-z 0-9 _ -');
export const integrationParams = z.object({ uid: integrationUid });

/** A place in a provisioning file, which is named as in its folder; the line counts from 1. */
export const filePlace = z.object({ file: z.string(), line: z.int() });

/** Query parameters of a list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
};

/** The reply of a list. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const noParams = z.object({});
export const noQuery = z.strictObject({});
/** Actions and deletions take no body; `{}` and nothing are the same. */
export const noBody = z.strictObject({}).optional();
export const emptyReply = z.object({});

export const intWithin = ([least, most]: readonly [number, number]) => z.int().min(least).max(most);
