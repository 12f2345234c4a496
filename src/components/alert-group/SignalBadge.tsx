import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';
import type { Alert } from '../../../pkg/contract/types.ts';

/** What an alert says about its group. */
export function SignalBadge({ signal }: Pick<Alert, 'signal'>) {
  switch (signal) {
    case 'fire':
      return <Badge color="red" text={t('alert-group.signal.fire', 'Fires')} />;
    case 'acknowledge':
      return <Badge color="orange" text={t('alert-group.signal.acknowledge', 'Acknowledges')} />;
    case 'resolve':
      return <Badge color="green" text={t('alert-group.signal.resolve', 'Resolves')} />;
  }
}
