import { t } from '@grafana/i18n';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';

/** How an integration does, the worst first; `unknown` where nothing says so. */
export const healths = ['odd', 'faults', 'well', 'unknown'] as const;

export type IntegrationHealthState = (typeof healths)[number];

type Facts = Pick<
  IntegrationSummary,
  'settings' | 'lastDeliveryAt' | 'lastAlertAt' | 'oddities' | 'rejectedOfDay' | 'limitedOfDay' | 'failedOfDay'
>;

export function healthOf(integration: Facts): IntegrationHealthState {
  const { settings, lastDeliveryAt, lastAlertAt, oddities } = integration;
  if (oddities.length > 0) {
    return 'odd';
  }
  if (!settings.enabled || (lastDeliveryAt === null && lastAlertAt === null)) {
    return 'unknown';
  }
  return faultsOf(integration) > 0 ? 'faults' : 'well';
}

/**
 * By what it is sorted: the worst first, and of equal ones those with most faults. Where a topic waits for somebody to confirm it nothing
 * arrives that could be a fault, which is worse than any number of them.
 */
export function healthRank(integration: Facts): number {
  const most = 1e9;
  const faults = integration.oddities.includes('unconfirmed') ? Infinity : faultsOf(integration);
  return healths.indexOf(healthOf(integration)) * most - Math.min(faults, most - 1);
}

export function healthText(health: IntegrationHealthState): string {
  switch (health) {
    case 'odd':
      return t('integrations.health.odd', 'Something is odd');
    case 'faults':
      return t('integrations.health.faults', 'A few faults');
    case 'well':
      return t('integrations.health.well', 'Well');
    case 'unknown':
      return t('integrations.health.unknown', 'Unknown');
  }
}

function faultsOf({ rejectedOfDay, limitedOfDay, failedOfDay }: Facts): number {
  return rejectedOfDay + limitedOfDay + failedOfDay;
}
