import { definition as alertmanager } from '../alertmanager/definition.ts';
import { carriesAlertsWithCommonLabels, orNone } from '../alertmanager/payload.ts';
import { anyImage, anyLink } from '../common-names.ts';
import type { TypeDefinition } from '../type-definition.ts';

/**
 * Grafana Alerting's webhook contact point sends Alertmanager's payload with links and an image of its own.
 * https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
export const definition: TypeDefinition = {
  ...alertmanager,
  rank: 4,
  templates: {
    ...alertmanager.templates,
    sourceLink: `{{ payload | current_alerts | first_address("panelURL", "dashboardURL", "generatorURL") or payload | first_address("externalURL")
   or ${anyLink} ${orNone} }}`,
  },
  split: {
    lists: ['alerts'],
    // It lists the alerts again, and is as long as they are.
    without: ['message'],
    templates: {
      ...alertmanager.split?.templates,
      imageUrl: `{{ payload | first_address("imageURL") or payload | current_alerts | first_address("imageURL") or ${anyImage} ${orNone} }}`,
      sourceLink: `{{ payload | first_address("panelURL", "dashboardURL", "generatorURL", "common.externalURL")
   or payload | current_alerts | first_address("panelURL", "dashboardURL", "generatorURL") or payload | first_address("externalURL")
   or ${anyLink} ${orNone} }}`,
    },
  },
  sender: 'Grafana Alerting',
  recognises: (payload) => carriesAlertsWithCommonLabels(payload) && payload.has('orgId'),
  webhookPage:
    'Grafana Alerting’s webhook contact point sends what is expected here. Each delivery is an alert; those with the ' +
    'same <code>groupKey</code> share an alert group, and <code>"status": "resolved"</code> resolves it.',
};
