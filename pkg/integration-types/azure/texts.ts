import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.azure', 'Azure Monitor'),
  hint: () =>
    t('integrations.type.azure-hint', 'Takes what action groups of Azure Monitor send in the common alert schema.'),
  words: ['microsoft', 'application insights', 'log analytics', 'action group'],
};
