import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.stackdriver', 'Google Cloud Monitoring'),
  hint: () =>
    t(
      'integrations.type.stackdriver-hint',
      'Takes the incidents of Google Cloud’s alerting policies, which were once called Stackdriver’s.'
    ),
  words: ['stackdriver', 'gcp', 'google'],
};
