import { z } from 'zod';
import { integrationUid, noParams, noQuery } from '../common-schemas.ts';
import { actedIdsLimit } from '../limits.ts';

export const integrationActions = ['enable', 'disable', 'delete'] as const;

export type IntegrationAction = (typeof integrationActions)[number];

export const integrationActionShapes = {
  actOnIntegrations: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({
      uids: z.array(integrationUid).min(1).max(actedIdsLimit),
      action: z.enum(integrationActions),
    }),
    /** What became of each, in the order of the uids, of which each counts once. */
    reply: z.object({
      outcomes: z.array(
        z.object({
          uid: z.string(),
          /** Null where there is no such integration. */
          name: z.string().nullable(),
          /** `done` also where it already was what is wanted. */
          outcome: z.enum(['done', 'not_found', 'forbidden', 'provisioned']),
          /** A sentence that says why it was left as it is; null where it was not. */
          message: z.string().nullable(),
        })
      ),
    }),
  },
};
