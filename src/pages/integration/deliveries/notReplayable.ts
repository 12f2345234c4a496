import { t } from '@grafana/i18n';

/** Why a delivery cannot be taken again. */
export function notReplayable(): string {
  return t('deliveries.replay.impossible', 'The delivered body is not stored, or cannot be read');
}
