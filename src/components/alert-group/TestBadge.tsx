import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';
import { testLabel } from '../../../pkg/contract/deliveries/test-address.ts';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';

/** Says that a group holds tests; nothing for any other. */
export function TestBadge({ group: { labels } }: { group: Pick<AlertGroupSummary, 'labels'> }) {
  return labels[testLabel] === undefined ? null : <Badge color="purple" text={t('components.test-badge', 'Test')} />;
}
