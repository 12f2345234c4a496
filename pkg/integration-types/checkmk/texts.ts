import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.checkmk', 'Checkmk'),
  hint: () =>
    t(
      'integrations.type.checkmk-hint',
      'Takes problems, acknowledgements and recoveries of hosts and services from a notification script of Checkmk.'
    ),
  words: ['check_mk', 'omd'],
};
