import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.librenms', 'LibreNMS'),
  hint: () =>
    t(
      'integrations.type.librenms-hint',
      'Takes alerts, acknowledgements and recoveries from the API transport of LibreNMS.'
    ),
  words: ['snmp', 'network'],
};
