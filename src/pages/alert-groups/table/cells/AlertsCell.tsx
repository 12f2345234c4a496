import { t } from '@grafana/i18n';
import React from 'react';
import type { AlertGroupSummary } from '../../../../../pkg/contract/types.ts';
import { instancesText } from '../../../../components/alert-group/instancesText';

/** How many of the alerts in the newest delivery fire, if it has several; else how many alerts there were. */
export function AlertsCell({ group: { instances, alertCount } }: { group: AlertGroupSummary }) {
  const all = t('alert-groups.alerts.all', '{{count}} alerts came', { count: alertCount });
  if (instances === null || instances.total < 2) {
    return <span title={all}>{alertCount}</span>;
  }
  const fire = instancesText({ instances });
  return (
    <span title={[fire, all].join(', ')}>
      {t('alert-groups.alerts.fire', '{{firing}} of {{total}}', { ...instances })}
    </span>
  );
}
