import { t } from '@grafana/i18n';
import { Badge, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';
import { healthOf, healthText, type IntegrationHealthState } from './integrationHealth';
import { oddityName } from './oddityName';

/** How an integration does; if something is odd, what the gravest is. Nothing where nobody can say. */
export function HealthBadge({ integration }: { integration: IntegrationSummary }) {
  const health = healthOf(integration);
  if (health === 'unknown') {
    return null;
  }
  const names = integration.oddities.map(oddityName);
  const [first, ...others] = names;
  const text =
    first === undefined
      ? healthText(health)
      : others.length === 0
        ? first
        : t('integrations.odd.more', '{{first}} +{{count}}', { first, count: others.length });
  return <Badge {...looks[health]} text={text} tooltip={others.length === 0 ? undefined : names.join(', ')} />;
}

const looks: Record<Exclude<IntegrationHealthState, 'unknown'>, { color: BadgeColor; icon: IconName }> = {
  odd: { color: 'orange', icon: 'exclamation-triangle' },
  faults: { color: 'blue', icon: 'info-circle' },
  well: { color: 'green', icon: 'check' },
};
