import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.netdata', 'Netdata'),
  hint: () =>
    t(
      'integrations.type.netdata-hint',
      'Takes alerts and unreachable nodes from Netdata Cloud, and alerts from Netdata’s agents.'
    ),
};
