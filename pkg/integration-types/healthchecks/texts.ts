import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.healthchecks', 'Healthchecks'),
  hint: () =>
    t(
      'integrations.type.healthchecks-hint',
      'Takes what Healthchecks sends when a job is late, and when it runs again.'
    ),
  words: ['cron', 'healthchecks.io', 'dead man'],
};
