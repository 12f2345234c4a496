import { z } from 'zod';
import { integrationParams, intWithin } from '../common-schemas.ts';
import { formerNames, graceLimits } from './former-secrets.ts';

/** For how long what is replaced still counts. */
export const graceSeconds = intWithin(graceLimits);

/** What was replaced and still counts. `successor` is what it was replaced by. */
export const formerSecret = z.object({
  /** `token` is that of the URL. */
  name: z.enum(formerNames),
  /** The last characters of a token, so that people know which URL it is; null of other secrets. */
  hint: z.string().nullable(),
  replacedAt: z.iso.datetime(),
  /** From then on it counts no more. */
  endsAt: z.iso.datetime(),
  /** How many requests came with it since it was replaced; they count a few seconds later. */
  uses: z.int(),
  /** Null where none has. */
  lastUsedAt: z.iso.datetime().nullable(),
  /** Null where none came with what replaced it. */
  successorUsedAt: z.iso.datetime().nullable(),
});

export const formerSecretParams = integrationParams.extend({ name: z.enum(formerNames) });
