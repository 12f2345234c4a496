import { t } from '@grafana/i18n';
import { Badge, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';
import { type IntegrationStatus, statusOf, statusText } from './integrationStatus';
import { oddityName } from './oddityName';

/** Whether an integration takes alerts, and if something is odd, what the gravest is. */
export function StatusBadge({ integration }: { integration: IntegrationSummary }) {
  const status = statusOf(integration);
  const { color, icon } = looks[status];
  const [first, ...others] = integration.oddities.map(oddityName);
  if (status !== 'odd' || first === undefined) {
    return <Badge color={color} icon={icon} text={statusText(status)} />;
  }
  const text =
    others.length === 0 ? first : t('integrations.odd.more', '{{first}} +{{count}}', { first, count: others.length });
  return (
    <Badge
      color={color}
      icon={icon}
      text={text}
      tooltip={others.length === 0 ? undefined : [first, ...others].join(', ')}
    />
  );
}

const looks: Record<IntegrationStatus, { color: BadgeColor; icon: IconName }> = {
  odd: { color: 'orange', icon: 'exclamation-triangle' },
  waiting: { color: 'blue', icon: 'clock-nine' },
  enabled: { color: 'green', icon: 'check' },
  disabled: { color: 'darkgrey', icon: 'pause' },
};
