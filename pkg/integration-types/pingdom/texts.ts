import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.pingdom', 'Pingdom'),
  hint: () => t('integrations.type.pingdom-hint', 'Takes what Pingdom sends when the state of a check changes.'),
  words: ['solarwinds', 'uptime', 'website'],
};
