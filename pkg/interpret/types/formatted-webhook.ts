import { anyImage, anyLink, anyMessage, anyTitle } from './shared.ts';
import type { TypeDefaults } from './type-defaults.ts';

/**
 * The six fields of Grafana OnCall's formatted webhook; none is required, and for some there are common other names.
 * https://grafana.com/docs/oncall/latest/configure/integrations/references/webhook/
 */
export const formattedWebhook: TypeDefaults = {
  untitled: 'Alert',
  templates: {
    title: `{{ ${anyTitle} }}`,
    message: `{{ ${anyMessage} }}`,
    imageUrl: `{{ ${anyImage} }}`,
    sourceLink: `{{ payload | first_address("link_to_upstream_details") or ${anyLink} }}`,
    groupingKey:
      '{% if payload is mapping and payload["alert_uid"] is not none %}{{ payload["alert_uid"] }}{% endif %}',
    resolveCondition: '{{ payload | says_recovery("state", "status") }}',
    acknowledgeCondition: '',
    severity: '{{ payload | first_of("severity") | severity_word }}',
    labels: '',
  },
};
