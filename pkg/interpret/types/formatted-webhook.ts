import { severityFrom, stateIsOk } from './shared.ts';
import type { TypeDefaults } from './type-defaults.ts';

/**
 * The six fields of Grafana OnCall's formatted webhook; none is required.
 * https://grafana.com/docs/oncall/latest/configure/integrations/references/webhook/
 */
export const formattedWebhook: TypeDefaults = {
  untitled: 'Alert',
  templates: {
    title: '{{ payload["title"] if payload is mapping }}',
    message: '{{ payload["message"] if payload is mapping }}',
    imageUrl: '{{ payload["image_url"] if payload is mapping }}',
    sourceLink: '{{ payload["link_to_upstream_details"] if payload is mapping }}',
    groupingKey:
      '{% if payload is mapping and payload["alert_uid"] is not none %}{{ payload["alert_uid"] }}{% endif %}',
    resolveCondition: stateIsOk,
    acknowledgeCondition: '',
    severity: severityFrom('payload["severity"] if payload is mapping'),
    labels: '',
  },
};
