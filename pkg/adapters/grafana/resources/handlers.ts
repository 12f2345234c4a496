import type { UseCases } from '../../../app/use-cases.ts';
import type { TemplateCompiler } from '../../../interpret/template-set.ts';
import { createAccessHandlers } from './access.ts';
import { createAlertGroupHandlers } from './alert-groups.ts';
import { createDeliveryHandlers } from './deliveries.ts';
import type { Handlers } from './dispatcher.ts';
import { createExportHandlers } from './export/export.ts';
import { createGroupActionHandlers } from './group-actions.ts';
import { createHandshakeHandlers } from './handshakes.ts';
import { createHealthHandlers } from './health.ts';
import { createHistoryHandlers } from './history.ts';
import { createIntegrationHandlers } from './integrations.ts';
import { createMaintenanceHandlers } from './maintenance.ts';
import { createProvisioningHandlers } from './provisioning.ts';
import { createSurveyHandlers } from './survey.ts';
import { createTemplateHandlers } from './templates.ts';
import { createViewHandlers } from './views.ts';

export interface HandlerParts {
  /** Base of webhook URLs where the org's settings name none. */
  publicUrl: string;
  compile: TemplateCompiler;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The handlers of all routes: each translates a request to a use case, and what comes of it to a reply. */
export function createHandlers(useCases: UseCases, parts: HandlerParts): Handlers {
  return {
    ...createIntegrationHandlers(useCases, parts),
    ...createHealthHandlers(useCases),
    ...createHandshakeHandlers(useCases),
    ...createTemplateHandlers(useCases),
    ...createDeliveryHandlers(useCases),
    ...createAlertGroupHandlers(useCases),
    ...createHistoryHandlers(useCases),
    ...createSurveyHandlers(useCases),
    ...createExportHandlers(useCases, parts.now),
    ...createViewHandlers(useCases),
    ...createMaintenanceHandlers(useCases),
    ...createGroupActionHandlers(useCases),
    ...createProvisioningHandlers(useCases),
    ...createAccessHandlers(useCases),
  };
}
