import { z } from 'zod';
import { integrationTypes } from '../contract/integration-types.ts';
import { integrationSettings } from '../contract/schemas.ts';
import { defaultSettings } from '../contract/settings.ts';
import { templateChanges } from '../contract/template-schemas.ts';
import { applyTemplateChanges } from '../contract/templates.ts';

const orgId = z.int().min(1).default(1);
const uid = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 of A-Z a-z 0-9 _ -');

/** What a provisioning file may hold. */
export const provisioningFile = z.strictObject({
  apiVersion: z.literal(1, 'must be 1').optional(),
  integrations: z
    .array(
      z.strictObject({
        uid,
        orgId,
        name: z.string().trim().min(1).max(150),
        type: z.enum(integrationTypes),
        token: z
          .string()
          .regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 of A-Z a-z 0-9 _ -')
          .optional(),
        description: z.string().trim().max(250).default(''),
        /** As in the API, each with its default. */
        settings: z
          .strictObject(integrationSettings.shape)
          .partial()
          .nullish()
          .transform((settings) => ({ ...defaultSettings, ...settings })),
        /** As in the API: a text, an empty one too, replaces the type's default; null and nothing keep it. */
        templates: templateChanges.nullish().transform((templates) => applyTemplateChanges({}, templates ?? {})),
      })
    )
    .nullish()
    .transform((list) => list ?? []),
  deleteIntegrations: z
    .array(z.strictObject({ uid, orgId }))
    .nullish()
    .transform((list) => list ?? []),
});
