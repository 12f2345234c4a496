import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.graylog', 'Graylog'),
  hint: () => t('integrations.type.graylog-hint', 'Takes the HTTP notifications of Graylog’s event definitions.'),
  words: ['logs', 'siem'],
};
