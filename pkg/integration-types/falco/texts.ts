import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.falco', 'Falco'),
  hint: () =>
    t('integrations.type.falco-hint', 'Takes the events of Falco’s rules, from Falco itself or Falcosidekick.'),
  words: ['falcosidekick', 'security', 'kubernetes', 'containers'],
};
