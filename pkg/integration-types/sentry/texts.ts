import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.sentry', 'Sentry'),
  hint: () => t('integrations.type.sentry-hint', 'Takes issue alerts and metric alerts of Sentry.'),
  words: ['errors', 'exceptions'],
};
