import type { z } from 'zod';
import type * as actions from './alert-groups/actions.ts';
import type * as h from './alert-groups/history.ts';
import type * as g from './alert-groups/schemas.ts';
import type * as common from './common-schemas.ts';
import type * as d from './deliveries/schemas.ts';
import type * as access from './integrations/access-schemas.ts';
import type * as former from './integrations/former-secret-schemas.ts';
import type * as guard from './integrations/guard-schemas.ts';
import type { handshake } from './integrations/handshake-schemas.ts';
import type { healthShapes } from './integrations/health.ts';
import type * as i from './integrations/schemas.ts';
import type * as m from './maintenance/schemas.ts';
import type { RouteName } from './routes.ts';
import type { schemas } from './schemas.ts';
import type { templateEditor } from './templates/editing-schemas.ts';
import type * as t from './templates/schemas.ts';
import type * as v from './views/schemas.ts';

export type Actor = z.infer<typeof common.actor>;
export type IntegrationSummary = z.infer<typeof i.integrationSummary>;
export type TemplateResult = z.infer<typeof t.templateResult>;
export type DryRun = z.infer<typeof t.dryRun>;
export type TemplateAuthor = z.infer<typeof t.templateAuthor>;
export type TemplateEditor = z.infer<typeof templateEditor>;
export type TemplateChange = z.infer<typeof t.templateChange>;
export type SuggestedTemplates = RouteReply<'suggestTemplates'>;
export type SuggestedTemplate = SuggestedTemplates['suggestions'][number];
export type SuggestionReason = z.infer<typeof t.suggestionReason>;
export type TemplateFailure = z.infer<typeof t.templateFailure>;
export type Integration = z.infer<typeof i.integration>;
export type AlertGroupSummary = z.infer<typeof g.alertGroupSummary>;
export type AlertGroup = z.infer<typeof g.alertGroup>;
export type AlertInstance = z.infer<typeof g.alertInstance>;
export type Alert = z.infer<typeof g.alert>;
export type AlertExplanation = z.infer<typeof h.explanation>;
export type Delivery = z.infer<typeof d.delivery>;
export type DeliveryDetails = z.infer<typeof d.deliveryDetails>;
export type IntegrationSettings = z.infer<typeof i.integrationSettings>;
export type IntegrationHealth = z.infer<typeof healthShapes.getIntegrationHealth.reply>;
export type Oddity = IntegrationHealth['oddities'][number];
export type Access = z.infer<typeof access.access>;
export type Guards = z.infer<typeof guard.guards>;
export type Handshake = z.infer<typeof handshake>;
export type SignatureGuard = z.infer<typeof guard.signatureGuard>;
export type FormerSecretState = z.infer<typeof former.formerSecret>;
export type SecretState = z.infer<typeof guard.secretState>;
export type Refusal = z.infer<typeof actions.refusal>;
export type GroupEvent = z.infer<typeof g.event>;
export type FilePlace = z.infer<typeof common.filePlace>;
export type ProvisioningStatus = RouteReply<'getProvisioning'>;
export type View = z.infer<typeof v.view>;
export type MaintenanceWindow = z.infer<typeof m.maintenanceWindow>;

type Schemas = typeof schemas;

/** What a caller passes to a route; defaults may be left out. */
export interface RouteInput<Name extends RouteName> {
  params: z.input<Schemas[Name]['params']>;
  query: z.input<Schemas[Name]['query']>;
  body: z.input<Schemas[Name]['body']>;
}

/** What a handler of the route receives: checked, with defaults filled in. */
export interface RouteArguments<Name extends RouteName> {
  params: z.output<Schemas[Name]['params']>;
  query: z.output<Schemas[Name]['query']>;
  body: z.output<Schemas[Name]['body']>;
}

/** Whether the route's reply is text that is sent while it is made. */
export type IsStreamed<Name extends RouteName> = Schemas[Name] extends { contentTypes: unknown } ? true : false;

export type RouteReply<Name extends RouteName> = z.output<Schemas[Name]['reply']>;
