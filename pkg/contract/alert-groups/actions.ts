import { z } from 'zod';
import { actor, id, noBody, noParams, noQuery } from '../common-schemas.ts';
import { actedIdsLimit, reasonLimit } from '../limits.ts';
import { selection } from './list.ts';
import { noteText } from './notes.ts';
import { alertGroup } from './schemas.ts';
import { states } from './states.ts';

/** Why somebody does something: plain text, as people see it. */
const reason = z.string().max(reasonLimit).optional();

/** Whether groups that open with the same key while the silence lasts are silenced, too, until then. */
const outlasts = z.boolean().optional();

/** How long a silence lasts. */
const silence = z.union([
  /** From now, at most a year. */
  z.strictObject({ minutes: z.int().min(1).max(525_600), reason, outlasts }),
  /** A time to come, at most a year ahead. */
  z.strictObject({ until: z.iso.datetime({ offset: true }), reason, outlasts }),
  z.strictObject({ forever: z.literal(true), reason, outlasts }),
]);

/** Who is to take care of a group: a user of Grafana, `me` for who asks, or null for nobody. */
const assignee = z
  .union([
    z.strictObject({ login: z.string().regex(/\S/).max(190), name: z.string().max(190).default('') }),
    z.literal('me'),
  ])
  .nullable();

const actionOf = <Name extends string>(name: Name) => z.strictObject({ action: z.literal(name) });

/** What people do to groups. To delete them needs the role Admin. */
const groupAction = z.union([
  actionOf('acknowledge'),
  actionOf('unacknowledge'),
  actionOf('resolve').extend({ reason }),
  actionOf('unresolve'),
  ...silence.options.map((option) => option.extend({ action: z.literal('silence') })),
  actionOf('unsilence'),
  actionOf('assign').extend({ assignee }),
  actionOf('note').extend({ text: noteText }),
  actionOf('delete'),
]);

/** Names what somebody does, so that it can be undone. */
const operation = z.uuid();

/** Groups that are named, or all that match: a selection as of the list, without the groups that started after `asOf`. */
const actedGroups = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(actedIdsLimit) }),
  z.strictObject({ ...selection, asOf: z.iso.datetime({ offset: true }) }),
]);

/** A group that is left as it is. */
export const refusal = z.object({
  id: z.string(),
  /** The group's number in its org; null where there is no such group. */
  number: z.int().nullable(),
  code: z.enum(['not_found', 'forbidden', 'not_allowed', 'newer_group_open']),
  /** A sentence that says why. */
  message: z.string(),
  /** What it is instead, or what has changed it since: who and when. */
  state: z.enum(states).nullable(),
  by: actor.nullable(),
  at: z.iso.datetime().nullable(),
});

/** The first 1000 refused groups, and how many there are. */
const refusals = { refused: z.array(refusal), refusedCount: z.int() };

const groupParams = z.object({ id });
const operationParams = z.object({ operation });
/** The sidecar names the operation, by which the action can be undone for a minute. */
const named = { operation: operation.optional() };
const stateAction = { params: groupParams, query: noQuery, body: noBody, reply: alertGroup.extend(named) };

export const actionShapes = {
  acknowledge: stateAction,
  unacknowledge: stateAction,
  resolve: { ...stateAction, body: z.strictObject({ reason }).optional() },
  unresolve: stateAction,
  silence: { ...stateAction, body: silence },
  unsilence: stateAction,
  assign: { ...stateAction, body: z.strictObject({ assignee }) },
  deleteAlertGroup: { params: groupParams, query: noQuery, body: noBody, reply: z.object(named) },
  actOnAlertGroups: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({
      /** Chosen by the caller. The same one again is answered as the first time, and does nothing. */
      operation,
      groups: actedGroups,
      action: groupAction,
    }),
    reply: z.object({
      operation,
      /** How many groups are now as they were wanted. */
      changed: z.int(),
      ...refusals,
      /** Whether there is something to undo. */
      canUndo: z.boolean(),
    }),
  },
  getOperation: {
    params: operationParams,
    query: noQuery,
    body: noBody,
    reply: z.object({
      /** How many groups have been looked at. */
      done: z.int(),
      /** Null while that is not known. */
      total: z.int().nullable(),
      state: z.enum(['running', 'done']),
    }),
  },
  undoOperation: {
    params: operationParams,
    query: noQuery,
    body: noBody,
    reply: z.object({
      /** How many groups are what they were before. */
      restored: z.int(),
      ...refusals,
    }),
  },
};
