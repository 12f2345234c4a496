import { t } from '@grafana/i18n';
import type { May } from '../../../../../pkg/contract/integrations/access.ts';

/** What each level is called, and what it lets people do. */
export function getLevels(): Array<{ value: May; label: string; description: string }> {
  return [
    {
      value: 'see',
      label: t('access.see.name', 'See'),
      description: t('access.see.meaning', 'the integration, its alert groups and their alerts'),
    },
    {
      value: 'act',
      label: t('access.act.name', 'Act'),
      description: t(
        'access.act.meaning',
        'and acknowledge, silence, resolve, assign and write notes; look at deliveries, and try templates'
      ),
    },
    {
      value: 'edit',
      label: t('access.edit.name', 'Edit'),
      description: t('access.edit.meaning', 'and change templates and settings, send tests, and replay deliveries'),
    },
  ];
}
