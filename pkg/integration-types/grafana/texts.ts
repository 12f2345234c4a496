import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.grafana-legacy', 'Grafana legacy alerting'),
  hint: () =>
    t(
      'integrations.type.grafana-legacy-hint',
      'Takes the alerts on panels that Grafana had before version 11. For newer ones, use Grafana Alerting.'
    ),
  words: ['dashboard alerts', 'panel alerts', 'notification channel', 'grafana 8'],
};
