import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';

/** Marks an integration that only some people see, for Admins; nothing for others. */
export function RestrictedBadge({ integration: { settings } }: { integration: Pick<IntegrationSummary, 'settings'> }) {
  return settings.access ? (
    <Badge
      color="orange"
      icon="lock"
      text={t('integrations.restricted', 'Restricted')}
      tooltip={t('integrations.restricted-hint', 'Besides Admins only those see it who are named in its settings')}
    />
  ) : null;
}
