// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.

import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypeDefinition } from './type-definition.ts';
import { definition as webhook } from './webhook/definition.ts';
import { definition as formatted_webhook } from './formatted_webhook/definition.ts';
import { definition as alertmanager } from './alertmanager/definition.ts';
import { definition as grafana_alerting } from './grafana_alerting/definition.ts';

/** How the sidecar reads the payloads of each type. */
export const definitions: Readonly<Record<IntegrationType, TypeDefinition>> = {
  webhook,
  formatted_webhook,
  alertmanager,
  grafana_alerting,
};
