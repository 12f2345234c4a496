import { t } from '@grafana/i18n';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';

/** The states of an integration, those that need somebody first. */
export const statuses = ['odd', 'waiting', 'enabled', 'disabled'] as const;

export type IntegrationStatus = (typeof statuses)[number];

export function statusOf({
  settings,
  lastAlertAt,
  oddities,
}: Pick<IntegrationSummary, 'settings' | 'lastAlertAt' | 'oddities'>): IntegrationStatus {
  if (!settings.enabled) {
    return 'disabled';
  }
  return oddities.length > 0 ? 'odd' : lastAlertAt === null ? 'waiting' : 'enabled';
}

export function statusText(status: IntegrationStatus): string {
  switch (status) {
    case 'odd':
      return t('integrations.status.odd', 'Something is odd');
    case 'waiting':
      return t('integrations.status.waiting', 'No alert yet');
    case 'enabled':
      return t('integrations.status.enabled', 'Enabled');
    case 'disabled':
      return t('integrations.status.disabled', 'Disabled');
  }
}
