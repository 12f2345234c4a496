import { t } from '@grafana/i18n';
import type { Delivery } from '../../../../pkg/contract/types.ts';

/** By which of two URLs a delivery came. */
export function cameByText(cameBy: NonNullable<Delivery['cameBy']>): string {
  return cameBy === 'former'
    ? t('deliveries.came-by.former', 'By the former URL')
    : t('deliveries.came-by.new', 'By the new URL');
}
