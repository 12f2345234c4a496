import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.uptimerobot', 'UptimeRobot'),
  hint: () =>
    t(
      'integrations.type.uptimerobot-hint',
      'Takes what UptimeRobot sends when a monitor goes down or comes up, or a certificate expires.'
    ),
  words: ['uptime robot', 'website', 'ssl'],
};
