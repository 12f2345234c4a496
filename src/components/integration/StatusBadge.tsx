import { Badge, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';
import { type IntegrationStatus, statusOf, statusText } from './integrationStatus';

/** Whether an integration takes alerts. */
export function StatusBadge({ integration }: { integration: IntegrationSummary }) {
  const status = statusOf(integration);
  return <Badge {...looks[status]} text={statusText(status)} />;
}

const looks: Record<IntegrationStatus, { color: BadgeColor; icon: IconName }> = {
  waiting: { color: 'blue', icon: 'clock-nine' },
  enabled: { color: 'green', icon: 'check' },
  disabled: { color: 'darkgrey', icon: 'pause' },
};
