import { alertmanager } from './alertmanager.ts';
import type { TypeDefaults } from './type-defaults.ts';

/**
 * Grafana Alerting's webhook contact point sends Alertmanager's payload with links and an image of its own.
 * https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
export const grafanaAlerting: TypeDefaults = {
  ...alertmanager,
  templates: {
    ...alertmanager.templates,
    imageUrl: `{%- set alert = (payload["alerts"] | first) if payload is mapping and payload["alerts"] -%}
{{ alert["imageURL"] if alert is mapping }}`,
    sourceLink: `{%- set alert = (payload["alerts"] | first) if payload is mapping and payload["alerts"] -%}
{{ (alert["panelURL"] or alert["dashboardURL"] or alert["generatorURL"]) if alert is mapping }}`,
  },
};
