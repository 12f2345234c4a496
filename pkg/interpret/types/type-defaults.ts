import type { IntegrationType } from '../../contract/integration-types.ts';
import type { TemplateName } from '../../contract/templates.ts';
import type { Value } from '@bellhook/jinja';
import { alertmanager } from './alertmanager.ts';
import { formattedWebhook } from './formatted-webhook.ts';
import { grafanaAlerting } from './grafana-alerting.ts';
import { webhook } from './webhook.ts';

/** How the payloads of a type are understood unless people say otherwise. */
export interface TypeDefaults {
  /** What a group is called whose alerts have no title. */
  readonly untitled: string;
  readonly templates: Readonly<Record<TemplateName, string>>;
  /**
   * The key template that groups of the type may still be open with: an alert whose own key finds no open group goes
   * to the one with this key. Only where the key template is the default.
   */
  readonly formerKey?: string;
  /** Whether a payload carries alerts of its own, as Alertmanager's do. */
  readonly carriesInstances?: true;
  /** What templates see of a payload, where that is more than was received. */
  readonly complete?: (payload: Value) => Value;
}

export const typeDefaults: Record<IntegrationType, TypeDefaults> = {
  webhook,
  formatted_webhook: formattedWebhook,
  alertmanager,
  grafana_alerting: grafanaAlerting,
};
