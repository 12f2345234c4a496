import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.alertmanager', 'Alertmanager'),
  hint: () => t('integrations.type.alertmanager-hint', 'Takes what the webhook receiver of Alertmanager sends.'),
  words: ['prometheus', 'mimir', 'loki', 'thanos', 'victoriametrics', 'vmalert'],
};
