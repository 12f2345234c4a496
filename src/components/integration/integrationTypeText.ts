import { t } from '@grafana/i18n';
import type { IntegrationType } from '../../../pkg/contract/integration-types.ts';

export function integrationTypeText(type: IntegrationType): string {
  switch (type) {
    case 'webhook':
      return t('integrations.type.webhook', 'Webhook');
    case 'formatted_webhook':
      return t('integrations.type.formatted-webhook', 'Formatted webhook');
    case 'alertmanager':
      return t('integrations.type.alertmanager', 'Alertmanager');
    case 'grafana_alerting':
      return t('integrations.type.grafana-alerting', 'Grafana Alerting');
  }
}
