import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';

/** How many deliveries the quota has refused; renders nothing if there are none. */
export function LimitedNote({ integration: { limitedCount } }: { integration: IntegrationSummary }) {
  if (limitedCount === 0) {
    return null;
  }
  return (
    <Badge
      color="orange"
      icon="exclamation-triangle"
      text={t('integration.limited', '{{count}} refused by the quota', { count: limitedCount })}
    />
  );
}
