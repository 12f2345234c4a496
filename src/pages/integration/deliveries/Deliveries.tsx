import { t } from '@grafana/i18n';
import { Button, EmptyState, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { Delivery } from '../../../../pkg/contract/types.ts';
import { useDeliveries } from '../../../api/deliveries';
import { QueryView } from '../../../components/QueryView';
import { ShowOlder } from '../../../components/ShowOlder';
import { DeliveriesTable } from './DeliveriesTable';
import { ReplayModal } from './ReplayModal';

/** The deliveries to an integration's webhook URL, with their outcomes. */
export function Deliveries({ integrationUid }: { integrationUid: string }) {
  const query = useDeliveries(integrationUid);
  const [replayed, setReplayed] = useState<Delivery>();
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const deliveries = pages.flatMap(({ items }) => items);
        return deliveries.length === 0 ? (
          <EmptyState variant="not-found" message={t('deliveries.empty', 'No deliveries')}>
            {t('deliveries.empty-hint', 'Nothing has come to the webhook URL of this integration in the last 7 days.')}
          </EmptyState>
        ) : (
          <Stack direction="column" gap={2}>
            <Stack justifyContent="space-between" alignItems="center" wrap="wrap">
              <Text color="secondary">
                {t('deliveries.hint', 'All requests to the webhook URL in the last 7 days, at most 10,000.')}
              </Text>
              <Button
                variant="secondary"
                size="sm"
                icon="sync"
                disabled={query.isFetching}
                onClick={() => void query.refetch()}
              >
                {t('deliveries.refresh', 'Refresh')}
              </Button>
            </Stack>
            <DeliveriesTable deliveries={deliveries} onReplay={setReplayed} />
            <ShowOlder query={query} label={t('deliveries.older', 'Show older deliveries')} />
            <ReplayModal integrationUid={integrationUid} delivery={replayed} onClose={() => setReplayed(undefined)} />
          </Stack>
        );
      }}
    </QueryView>
  );
}
