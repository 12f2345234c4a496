import { z } from 'zod';
import { integrationUid as uid } from '../contract/common-schemas.ts';
import { integrationTypes } from '../contract/integration-types.ts';
import { graceSeconds } from '../contract/integrations/former-secret-schemas.ts';
import { secretValue } from '../contract/integrations/guard-schemas.ts';
import { integrationDescription, integrationName, integrationSettings } from '../contract/integrations/schemas.ts';
import { defaultSettings } from '../contract/integrations/settings.ts';
import { windowContent, windowUid } from '../contract/maintenance/schemas.ts';
import { templateChanges } from '../contract/templates/schemas.ts';
import { applyTemplateChanges } from '../contract/templates/templates.ts';
import { viewContent, viewUid } from '../contract/views/schemas.ts';

const secretSource = z.union([secretValue, z.strictObject({ file: z.string().min(1) })]);

const orgId = z.int().min(1).default(1);

/** The schema of a provisioning file. */
export const provisioningFile = z.strictObject({
  apiVersion: z.literal(1, 'must be 1').optional(),
  integrations: z
    .array(
      z.strictObject({
        uid,
        orgId,
        name: integrationName,
        type: z.enum(integrationTypes),
        token: z
          .string()
          .regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 of A-Z a-z 0-9 _ -')
          .optional(),
        /** SHA-256 of a token in hex, instead of the token. */
        tokenHash: z
          .string()
          .regex(/^[0-9a-f]{64}$/, 'must be SHA-256 in hex, of the token')
          .optional(),
        /** Whether only a hash of the token is kept, so that nobody can look the URL up. */
        urlShownOnce: z.boolean().optional(),
        /** For how long a token and secrets that are changed here still count. */
        rotateGraceSeconds: graceSeconds.optional(),
        description: integrationDescription.default(''),
        /** As in the API, each with its default. */
        settings: z
          .strictObject(integrationSettings.shape)
          .partial()
          .nullish()
          .transform((settings) => ({ ...defaultSettings, ...settings })),
        /** What its guards keep secret: a text, usually a `${NAME}`, or the path of a file that holds it. */
        secrets: z
          .strictObject({ signature: secretSource, credentials: secretSource })
          .partial()
          .nullish()
          .transform((secrets) => secrets ?? {}),
        /** As in the API: a text, an empty one too, replaces the type's default; null and nothing keep it. */
        templates: templateChanges.nullish().transform((templates) => applyTemplateChanges({}, templates ?? {})),
      })
    )
    .nullish()
    .transform((list) => list ?? []),
  deleteIntegrations: keys(uid),
  views: z
    .array(
      z.strictObject({
        uid: viewUid,
        orgId,
        ...viewContent,
        sort: viewContent.sort.default('started'),
        order: viewContent.order.default('desc'),
        columns: viewContent.columns.default([]),
        /** Whether lists begin with it where people have chosen no other. */
        default: z.boolean().default(false),
      })
    )
    .nullish()
    .transform((list) => list ?? []),
  deleteViews: keys(viewUid),
  maintenanceWindows: z
    .array(
      z.strictObject({
        uid: windowUid,
        orgId,
        ...windowContent,
        reason: windowContent.reason.default(''),
        integrations: windowContent.integrations.default([]),
        query: windowContent.query.default(''),
        recurrence: windowContent.recurrence.default(null),
        includesOpen: windowContent.includesOpen.default(false),
      })
    )
    .nullish()
    .transform((list) => list ?? []),
  deleteMaintenanceWindows: keys(windowUid),
});

function keys(uidSchema: z.ZodString) {
  return z
    .array(z.strictObject({ uid: uidSchema, orgId }))
    .nullish()
    .transform((list) => list ?? []);
}
