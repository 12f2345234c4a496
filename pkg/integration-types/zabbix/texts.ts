import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.zabbix', 'Zabbix'),
  hint: () =>
    t(
      'integrations.type.zabbix-hint',
      'Takes problems and recoveries from a media type of Zabbix, also from the script that Grafana OnCall documented.'
    ),
};
