import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';

/** @param outcome as in the contract's `delivery` */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  switch (outcome) {
    case 'accepted':
      return <Badge color="green" text={t('deliveries.outcome.accepted', 'Accepted')} />;
    case 'nothing_to_resolve':
      return <Badge color="blue" text={t('deliveries.outcome.nothing-to-resolve', 'Nothing to resolve')} />;
    case 'duplicate':
      return <Badge color="blue" text={t('deliveries.outcome.duplicate', 'Duplicate')} />;
    case 'limited':
      return <Badge color="orange" text={t('deliveries.outcome.limited', 'Refused by the quota')} />;
    case 'disabled':
      return <Badge color="orange" text={t('deliveries.outcome.disabled', 'Refused: integration disabled')} />;
    default:
      return <Badge color="red" text={t('deliveries.outcome.rejected', 'Rejected: {{code}}', { code: outcome })} />;
  }
}
