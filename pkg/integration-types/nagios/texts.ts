import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.nagios', 'Nagios'),
  hint: () =>
    t(
      'integrations.type.nagios-hint',
      'Takes problems, acknowledgements and recoveries of hosts and services from a notification command of Nagios.'
    ),
  words: ['naemon', 'nagios core', 'nagios xi'],
};
