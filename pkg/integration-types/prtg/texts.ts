import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.prtg', 'PRTG'),
  hint: () =>
    t(
      'integrations.type.prtg-hint',
      'Takes sensors of PRTG that are down, also from the script that Grafana OnCall documented.'
    ),
  words: ['paessler', 'network'],
};
