import { z } from 'zod';
import { emptyReply, id, noBody, noQuery } from '../common-schemas.ts';
import { reasonLimit } from '../limits.ts';
import { alertGroup } from './schemas.ts';

/** Why somebody does something: plain text, as people see it. */
export const reason = z.string().max(reasonLimit).optional();

/** How long a silence lasts. */
export const silence = z.union([
  /** From now, at most a year. */
  z.strictObject({ minutes: z.int().min(1).max(525_600), reason }),
  /** A time to come, at most a year ahead. */
  z.strictObject({ until: z.iso.datetime({ offset: true }), reason }),
  z.strictObject({ forever: z.literal(true), reason }),
]);

/** Who is to take care of a group: a user of Grafana, `me` for who asks, or null for nobody. */
export const assignee = z
  .union([
    z.strictObject({ login: z.string().regex(/\S/).max(190), name: z.string().max(190).default('') }),
    z.literal('me'),
  ])
  .nullable();

const groupParams = z.object({ id });
const stateAction = { params: groupParams, query: noQuery, body: noBody, reply: alertGroup };

export const actionShapes = {
  acknowledge: stateAction,
  unacknowledge: stateAction,
  resolve: { ...stateAction, body: z.strictObject({ reason }).optional() },
  unresolve: stateAction,
  silence: { ...stateAction, body: silence },
  unsilence: stateAction,
  assign: { ...stateAction, body: z.strictObject({ assignee }) },
  deleteAlertGroup: { params: groupParams, query: noQuery, body: noBody, reply: emptyReply },
};
