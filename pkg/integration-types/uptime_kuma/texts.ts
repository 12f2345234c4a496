import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.uptime-kuma', 'Uptime Kuma'),
  hint: () =>
    t(
      'integrations.type.uptime-kuma-hint',
      'Takes the webhook notifications of Uptime Kuma, and its notifications for Grafana OnCall.'
    ),
};
