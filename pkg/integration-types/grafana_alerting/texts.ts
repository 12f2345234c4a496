import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.grafana-alerting', 'Grafana Alerting'),
  hint: () => t('integrations.type.grafana-alerting-hint', 'Takes what a webhook contact point of Grafana sends.'),
  words: ['contact point', 'unified alerting'],
};
