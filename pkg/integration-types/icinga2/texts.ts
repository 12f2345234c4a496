import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.icinga-2', 'Icinga 2'),
  hint: () =>
    t(
      'integrations.type.icinga-2-hint',
      'Takes problems, acknowledgements and recoveries of hosts and services from a notification command of Icinga 2.'
    ),
  words: ['icinga'],
};
