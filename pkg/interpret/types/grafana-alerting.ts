import { alertmanager, orNone } from './alertmanager.ts';
import { anyLink } from './shared.ts';
import type { TypeDefaults } from './type-defaults.ts';

/**
 * Grafana Alerting's webhook contact point sends Alertmanager's payload with links and an image of its own.
 * https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
export const grafanaAlerting: TypeDefaults = {
  ...alertmanager,
  templates: {
    ...alertmanager.templates,
    sourceLink: `{{ payload | current_alerts | first_address("panelURL", "dashboardURL", "generatorURL") or payload | first_address("externalURL")
   or ${anyLink} ${orNone} }}`,
  },
};
