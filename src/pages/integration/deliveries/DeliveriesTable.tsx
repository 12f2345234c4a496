import { css } from '@emotion/css';
import { formattedValueToString, getValueFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CellProps, type Column, InteractiveTable, Text, useStyles2 } from '@grafana/ui';
import React, { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Delivery } from '../../../../pkg/contract/types.ts';
import { GroupLink } from '../../../components/alert-group/GroupLink';
import { cut } from '../../../components/cut';
import { GuardedButton } from '../../../components/GuardedButton';
import { OutcomeBadge } from '../../../components/integration/OutcomeBadge';
import { RelativeTime } from '../../../components/time/RelativeTime';
import { cameByText } from './cameByText';
import { notReplayable } from './notReplayable';
import { SelectDelivery, SelectPage } from './selection/Select';
import type { DeliverySelection } from './selection/useDeliverySelection';
import { senderText } from './senderText';

interface Props {
  deliveries: Delivery[];
  selection: DeliverySelection;
  onOpen: (id: string) => void;
  onReplay: (id: string) => void;
}

const TableContext = createContext<Props | undefined>(undefined);

/** What the table is of. Cells look here, since the table would make all of them anew with other columns. */
function useTable(): Props {
  const table = useContext(TableContext);
  if (table === undefined) {
    throw new Error('a cell outside of its table');
  }
  return table;
}

export function DeliveriesTable(props: Props) {
  const columns = useMemo(() => getColumns(), []);
  return (
    <TableContext.Provider value={props}>
      <InteractiveTable columns={columns} data={props.deliveries} getRowId={({ id }: Delivery) => id} />
    </TableContext.Provider>
  );
}

type Cell = CellProps<Delivery>;

function getColumns(): Array<Column<Delivery>> {
  return [
    {
      id: 'select',
      header: () => <SelectAll />,
      cell: ({ row: { original } }: Cell) => <Select delivery={original} />,
      disableGrow: true,
    },
    {
      id: 'received',
      header: t('deliveries.column.received', 'Received'),
      cell: ({ row: { original } }: Cell) => <Open delivery={original} />,
      disableGrow: true,
    },
    {
      id: 'outcome',
      header: t('deliveries.column.outcome', 'Outcome'),
      cell: ({ row: { original } }: Cell) => <Outcome delivery={original} />,
    },
    {
      id: 'group',
      header: t('deliveries.column.group', 'Alert group'),
      cell: ({ row: { original } }: Cell) => <Group delivery={original} />,
    },
    {
      id: 'address',
      header: t('deliveries.column.address', 'From'),
      cell: ({ row: { original } }: Cell) => <bdi>{senderText(original.address)}</bdi>,
      disableGrow: true,
    },
    {
      id: 'size',
      header: t('deliveries.column.size', 'Size'),
      cell: ({ row: { original } }: Cell) => (
        <OneLine>{formattedValueToString(getValueFormat('bytes')(original.size))}</OneLine>
      ),
      disableGrow: true,
    },
    {
      id: 'actions',
      header: t('deliveries.column.actions', 'Actions'),
      cell: ({ row: { original } }: Cell) => <Replay delivery={original} />,
      disableGrow: true,
    },
  ];
}

function SelectAll() {
  const { selection, deliveries } = useTable();
  return <SelectPage selection={selection} page={deliveries} />;
}

function Select({ delivery }: { delivery: Delivery }) {
  return <SelectDelivery selection={useTable().selection} delivery={delivery} />;
}

function Replay({ delivery: { id, replayable } }: { delivery: Delivery }) {
  const { onReplay } = useTable();
  return (
    <GuardedButton
      route="replayDeliveries"
      size="sm"
      variant="secondary"
      blockedBy={replayable ? undefined : notReplayable()}
      onClick={() => onReplay(id)}
    >
      {t('deliveries.replay.button', 'Replay')}
    </GuardedButton>
  );
}

function Open({ delivery: { id, receivedAt } }: { delivery: Delivery }) {
  const styles = useStyles2(getStyles);
  const { onOpen } = useTable();
  return (
    <button type="button" className={styles.open} onClick={() => onOpen(id)}>
      <span className="sr-only">{t('deliveries.open', 'Open delivery {{id}}', { id })}</span>
      <RelativeTime at={receivedAt} />
    </button>
  );
}

function OneLine({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <span className={styles.oneLine}>{children}</span>;
}

function Outcome({ delivery: { outcome, detail, cameBy } }: { delivery: Delivery }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.outcome}>
      <OutcomeBadge outcome={outcome} />
      {detail !== null && (
        <Text element="p" variant="bodySmall" color="secondary">
          <bdi>{detail}</bdi>
        </Text>
      )}
      {cameBy === 'former' && (
        <Text element="p" variant="bodySmall" color="warning">
          {cameByText(cameBy)}
        </Text>
      )}
    </div>
  );
}

function Group({ delivery: { alertGroupId, alertGroupNumber, title, split } }: { delivery: Delivery }) {
  const styles = useStyles2(getStyles);
  return (
    alertGroupId !== null &&
    alertGroupNumber !== null && (
      <div className={styles.group}>
        <GroupLink id={alertGroupId} number={alertGroupNumber} />{' '}
        {split !== null && split.alertGroups.length > 1 && (
          <>{t('deliveries.more-groups', 'and {{count}} more', { count: split.alertGroups.length - 1 })} </>
        )}
        <bdi>{title}</bdi>
      </div>
    )
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  oneLine: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  open: css({
    padding: 0,
    border: 0,
    background: 'none',
    whiteSpace: 'nowrap',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
  outcome: css({ overflowWrap: 'anywhere', minWidth: theme.spacing(18), '& p': { margin: 0 } }),
  group: css(cut, { maxWidth: theme.spacing(38) }),
});
