import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.statuscake', 'StatusCake'),
  hint: () =>
    t('integrations.type.statuscake-hint', 'Takes what contact groups of StatusCake send when a test goes down or up.'),
  words: ['uptime', 'website'],
};
