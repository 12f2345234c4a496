import type { z } from 'zod';
import type { RouteName } from './routes.ts';
import type * as s from './schemas.ts';
import type * as t from './template-schemas.ts';

export type Actor = z.infer<typeof s.actor>;
export type IntegrationSummary = z.infer<typeof s.integrationSummary>;
export type IntegrationTemplate = z.infer<typeof t.integrationTemplate>;
export type TemplateNote = z.infer<typeof t.templateNote>;
export type TemplateResult = z.infer<typeof t.templateResult>;
export type DryRun = z.infer<typeof t.dryRun>;
export type TemplateFailure = z.infer<typeof t.templateFailure>;
export type Integration = z.infer<typeof s.integration>;
export type AlertGroupSummary = z.infer<typeof s.alertGroupSummary>;
export type AlertGroup = z.infer<typeof s.alertGroup>;
export type AlertInstance = z.infer<typeof s.alertInstance>;
export type Alert = z.infer<typeof s.alert>;
export type Delivery = z.infer<typeof s.delivery>;
export type IntegrationSettings = z.infer<typeof s.integrationSettings>;
export type GroupEvent = z.infer<typeof s.event>;

type Schemas = typeof s.schemas;

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

export type RouteReply<Name extends RouteName> = z.output<Schemas[Name]['reply']>;
