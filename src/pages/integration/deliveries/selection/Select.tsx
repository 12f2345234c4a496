import { t } from '@grafana/i18n';
import { Checkbox } from '@grafana/ui';
import React from 'react';
import type { Delivery } from '../../../../../pkg/contract/types.ts';
import type { DeliverySelection } from './useDeliverySelection';

/** Selects a delivery. */
export function SelectDelivery({ selection, delivery }: { selection: DeliverySelection; delivery: Delivery }) {
  const { id, replayable } = delivery;
  return (
    <Checkbox
      value={selection.has(id)}
      disabled={!replayable}
      onChange={() => selection.toggle(id)}
      aria-label={t('deliveries.select.one', 'Select delivery {{id}}', { id })}
    />
  );
}

/** Selects all deliveries of the page that can be replayed, or none if they all are selected. */
export function SelectPage({ selection, page }: { selection: DeliverySelection; page: readonly Delivery[] }) {
  const state = selection.stateOf(page);
  return (
    <Checkbox
      value={state === 'all'}
      indeterminate={state === 'some'}
      onChange={() => selection.togglePage(page)}
      aria-label={t('deliveries.select.page', 'Select all deliveries of this page')}
    />
  );
}
