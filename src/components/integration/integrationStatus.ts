import { t } from '@grafana/i18n';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';

/** Whether an integration takes alerts. */
export const statuses = ['waiting', 'enabled', 'disabled'] as const;

export type IntegrationStatus = (typeof statuses)[number];

export function statusOf({
  settings,
  lastAlertAt,
}: Pick<IntegrationSummary, 'settings' | 'lastAlertAt'>): IntegrationStatus {
  if (!settings.enabled) {
    return 'disabled';
  }
  return lastAlertAt === null ? 'waiting' : 'enabled';
}

export function statusText(status: IntegrationStatus): string {
  switch (status) {
    case 'waiting':
      return t('integrations.status.waiting', 'No alert yet');
    case 'enabled':
      return t('integrations.status.enabled', 'Enabled');
    case 'disabled':
      return t('integrations.status.disabled', 'Disabled');
  }
}
