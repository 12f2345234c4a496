import { z } from 'zod';
import { noBody, noParams, noQuery } from '../common-schemas.ts';

export const peopleShapes = {
  /** Who has acted on alert groups of the org, or was assigned to some; those who did last come first, at most 200. */
  listPeople: {
    params: noParams,
    query: noQuery,
    body: noBody,
    reply: z.object({ people: z.array(z.object({ login: z.string(), name: z.string() })) }),
  },
  /** Whether it is known in the org who is in which team of Grafana, so that what is granted to teams reaches somebody. */
  getTeamKnowledge: {
    params: noParams,
    query: noQuery,
    body: noBody,
    reply: z.object({
      /** `off`: there is no token of Grafana for the org. */
      state: z.enum(['off', 'known', 'unknown']),
      /** What is wrong where Grafana did not answer last, and what to do; for people. */
      problem: z.string().nullable(),
    }),
  },
};
