import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import { useDeliveryPage } from '../../../api/deliveries';
import { QueryView } from '../../../components/QueryView';
import { toQuery } from './address/deliveryAddress';
import { useDeliveryList } from './address/useDeliveryList';
import { DeliveryList } from './DeliveryList';
import { DeliveryDrawer } from './drawer/DeliveryDrawer';
import { DeliveryFilters } from './filters/DeliveryFilters';
import { ReplayDialog } from './replay/ReplayDialog';
import type { WantedReplay } from './replay/wantedReplay';
import { SelectionLine } from './selection/SelectionLine';
import { useDeliverySelection } from './selection/useDeliverySelection';

/** The deliveries to an integration's webhook URL, with their outcomes. */
export function Deliveries({ integrationUid }: { integrationUid: string }) {
  const styles = useStyles2(getStyles);
  const { list, open, isFiltered, filter, turn, show, close } = useDeliveryList();
  const query = useDeliveryPage(integrationUid, list, () => toQuery(list));
  const selection = useDeliverySelection();
  const [replayed, setReplayed] = useState<WantedReplay>();
  const replayOne = useCallback((id: string) => setReplayed({ ids: [id] }), []);
  const { cursor: _cursor, ...matching } = toQuery(list);
  return (
    <div className={styles.page}>
      <Text color="secondary">
        {t('deliveries.hint', 'All requests to the webhook URL in the last 7 days, at most 10,000.')}
      </Text>
      <DeliveryFilters shown={list} onChange={filter} />
      <SelectionLine selection={selection} matching={isFiltered ? matching : undefined} onReplay={setReplayed} />
      <QueryView query={query}>
        {(page) => (
          <DeliveryList
            page={page}
            of={query.isPlaceholderData ? 'stale' : JSON.stringify(list)}
            isFiltered={isFiltered}
            selection={selection}
            onTurn={turn}
            onOpen={show}
            onReplay={replayOne}
          />
        )}
      </QueryView>
      {open !== undefined && (
        <DeliveryDrawer key={open} uid={integrationUid} id={open} onReplay={replayOne} onClose={close} />
      )}
      {replayed !== undefined && (
        <ReplayDialog
          uid={integrationUid}
          wanted={replayed}
          onClose={(isDone) => {
            setReplayed(undefined);
            if (isDone) {
              selection.clear();
            }
          }}
        />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
});
