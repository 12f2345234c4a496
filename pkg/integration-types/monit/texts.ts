import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.monit', 'Monit'),
  hint: () =>
    t(
      'integrations.type.monit-hint',
      'Takes failed tests of services, and their recoveries, from a program that Monit runs.'
    ),
  words: ['m/monit', 'mmonit'],
};
