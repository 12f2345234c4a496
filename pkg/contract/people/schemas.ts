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
};
