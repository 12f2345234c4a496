import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.newrelic', 'New Relic'),
  hint: () => t('integrations.type.newrelic-hint', 'Takes the issues that a workflow of New Relic sends.'),
  words: ['newrelic'],
};
