import { z } from 'zod';
import { filePlace, integrationParams, noBody, noParams, noQuery } from '../common-schemas.ts';
import { integrationChanges } from '../integrations/schemas.ts';
import { windowContent, windowParams } from '../maintenance/schemas.ts';
import { viewContent, viewParams } from '../views/schemas.ts';

/** The text of a provisioning file. */
const yaml = z.string();

/** The variables in it that stand for the secrets of guards, which nobody can read. */
const variables = z.array(z.string());

/** One thing as a provisioning file. */
const oneAsYaml = z.object({
  /** With the changes. */
  yaml,
  /** As it is in force. */
  inForce: yaml,
  variables,
});

export const provisioningShapes = {
  getProvisioning: {
    params: noParams,
    query: noQuery,
    body: noBody,
    reply: z.object({
      /** Whether the sidecar has a folder of provisioning files. */
      enabled: z.boolean(),
      /** When the files were applied last, since the sidecar started; null where they were not. */
      appliedAt: z.iso.datetime().nullable(),
      /** Why they are not applied as they are now: all is as it was. Null where they are. */
      failure: z
        .object({
          since: z.iso.datetime(),
          message: z.string(),
          /** Those of the org, at most 100. What belongs to no org, such as a file that cannot be read, is told org 1, Grafana's main org. */
          faults: z.array(filePlace.extend({ message: z.string() })),
          /** Whether there are faults of other orgs, or of none. */
          hasOthers: z.boolean(),
        })
        .nullable(),
    }),
  },
  getOrgAsYaml: { params: noParams, query: noQuery, body: noBody, reply: z.object({ yaml, variables }) },
  getIntegrationAsYaml: {
    params: integrationParams,
    query: noQuery,
    /** What would be changed; nothing is. */
    body: z.strictObject(integrationChanges).partial().default({}),
    reply: oneAsYaml,
  },
  /** Of a view that the caller sees; a file makes it a shared one. */
  getViewAsYaml: {
    params: viewParams,
    query: noQuery,
    body: z.strictObject(viewContent).partial().default({}),
    reply: oneAsYaml,
  },
  getMaintenanceWindowAsYaml: {
    params: windowParams,
    query: noQuery,
    body: z.strictObject(windowContent).partial().default({}),
    reply: oneAsYaml,
  },
};
