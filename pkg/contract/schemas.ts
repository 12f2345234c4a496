import type { z } from 'zod';
import { actionShapes } from './alert-groups/actions.ts';
import { exportShapes } from './alert-groups/export.ts';
import { historyShapes } from './alert-groups/history.ts';
import { groupListShapes } from './alert-groups/list.ts';
import { noteShapes } from './alert-groups/notes.ts';
import { alertGroupShapes } from './alert-groups/schemas.ts';
import { deliveryShapes } from './deliveries/schemas.ts';
import { integrationActionShapes } from './integrations/actions.ts';
import { handshakeShapes } from './integrations/handshake-schemas.ts';
import { healthShapes } from './integrations/health.ts';
import { integrationShapes } from './integrations/schemas.ts';
import { maintenanceShapes } from './maintenance/schemas.ts';
import { peopleShapes } from './people/schemas.ts';
import { provisioningShapes } from './provisioning/schemas.ts';
import type { RouteName } from './routes.ts';
import { templateEditingShapes } from './templates/editing-schemas.ts';
import { templateShapes } from './templates/schemas.ts';
import { viewShapes } from './views/schemas.ts';

/** The shapes of each route: path parameters, query, body and the reply of a success. A query takes what is named, and no more. */
export const schemas = {
  ...integrationShapes,
  ...integrationActionShapes,
  ...healthShapes,
  ...handshakeShapes,
  ...templateShapes,
  ...templateEditingShapes,
  ...deliveryShapes,
  ...groupListShapes,
  ...alertGroupShapes,
  ...actionShapes,
  ...historyShapes,
  ...exportShapes,
  ...viewShapes,
  ...maintenanceShapes,
  ...noteShapes,
  ...peopleShapes,
  ...provisioningShapes,
} satisfies Record<RouteName, RouteShape>;

export interface RouteShape {
  params: z.ZodType;
  query: z.ZodObject;
  body: z.ZodType;
  reply: z.ZodType;
  /** Of a reply that is text instead of JSON, and sent while it is made. */
  contentTypes?: readonly string[];
}
