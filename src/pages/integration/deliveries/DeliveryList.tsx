import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { RouteReply } from '../../../../pkg/contract/types.ts';
import { HeldBack } from '../../../components/still/HeldBack';
import { useStillRows } from '../../../components/still/useStillRows';
import { DeliveriesTable } from './DeliveriesTable';
import { DeliveryPaging } from './DeliveryPaging';
import type { DeliverySelection } from './selection/useDeliverySelection';

interface Props {
  page: RouteReply<'listDeliveries'>;
  /** Which page this is; another one is shown as it comes. */
  of: string;
  /** Whether there may be deliveries that are not looked for. */
  isFiltered: boolean;
  selection: DeliverySelection;
  onTurn: (cursor: string | undefined) => void;
  onOpen: (id: string) => void;
  onReplay: (id: string) => void;
}

/** One page of deliveries, which is held still while somebody works in it. */
export function DeliveryList({ page, of, isFiltered, selection, onTurn, onOpen, onReplay }: Props) {
  const styles = useStyles2(getStyles);
  const { rows, fresh, gone, handlers, update } = useStillRows(of, page.items);
  return (
    <div className={styles.list} {...handlers}>
      <HeldBack fresh={fresh} gone={gone} onShow={update} />
      {rows.length > 0 ? (
        <DeliveriesTable deliveries={rows} selection={selection} onOpen={onOpen} onReplay={onReplay} />
      ) : (
        <NoDeliveries isFiltered={isFiltered} />
      )}
      <DeliveryPaging page={page} onTurn={onTurn} />
    </div>
  );
}

function NoDeliveries({ isFiltered }: Pick<Props, 'isFiltered'>) {
  return isFiltered ? (
    <EmptyState variant="not-found" message={t('deliveries.none-found', 'No delivery is like this')} />
  ) : (
    <EmptyState variant="not-found" message={t('deliveries.empty', 'No deliveries')}>
      {t('deliveries.empty-hint', 'Nothing has come to the webhook URL of this integration in the last 7 days.')}
    </EmptyState>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ position: 'relative', display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
});
