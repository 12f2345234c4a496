import { t } from '@grafana/i18n';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';

/** How many of the alerts in the newest delivery fire; undefined if there is only one, which needs no count. */
export function instancesText({ instances }: Pick<AlertGroupSummary, 'instances'>): string | undefined {
  return instances === null || instances.total < 2
    ? undefined
    : t('alert-groups.instances', '{{firing}} of {{total}} fire', { ...instances });
}
