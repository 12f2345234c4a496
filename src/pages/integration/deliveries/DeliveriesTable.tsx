import { css } from '@emotion/css';
import { formattedValueToString, getValueFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CellProps, type Column, InteractiveTable, Text, TextLink, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useMemo } from 'react';
import { heartbeatAddress } from '../../../../pkg/contract/deliveries/heartbeat-address.ts';
import { testAddress } from '../../../../pkg/contract/deliveries/test-address.ts';
import type { Delivery } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { CodeBlock } from '../../../components/CodeBlock';
import { GuardedButton } from '../../../components/GuardedButton';
import { OutcomeBadge } from '../../../components/integration/OutcomeBadge';
import { RelativeTime } from '../../../components/time/RelativeTime';

interface Props {
  deliveries: Delivery[];
  onReplay: (delivery: Delivery) => void;
}

export function DeliveriesTable({ deliveries, onReplay }: Props) {
  const columns = useMemo(() => getColumns(onReplay), [onReplay]);
  return (
    <InteractiveTable
      columns={columns}
      data={deliveries}
      getRowId={({ id }: Delivery) => id}
      renderExpandedRow={(delivery) => <Body delivery={delivery} />}
    />
  );
}

type Cell = CellProps<Delivery>;

function getColumns(onReplay: Props['onReplay']): Array<Column<Delivery>> {
  return [
    {
      id: 'received',
      header: t('deliveries.column.received', 'Received'),
      cell: ({ row: { original } }: Cell) => (
        <OneLine>
          <RelativeTime at={original.receivedAt} />
        </OneLine>
      ),
    },
    {
      id: 'outcome',
      header: t('deliveries.column.outcome', 'Outcome'),
      cell: ({ row: { original } }: Cell) => <Outcome delivery={original} />,
    },
    {
      id: 'address',
      header: t('deliveries.column.address', 'From'),
      cell: ({ row: { original } }: Cell) => ownSenders()[original.address] ?? <bdi>{original.address}</bdi>,
    },
    {
      id: 'size',
      header: t('deliveries.column.size', 'Size'),
      cell: ({ row: { original } }: Cell) => <OneLine>{sizeText(original.size)}</OneLine>,
      disableGrow: true,
    },
    {
      id: 'group',
      header: t('deliveries.column.group', 'Alert group'),
      cell: ({ row: { original } }: Cell) =>
        original.alertGroupId !== null && (
          <TextLink href={links.alertGroup(original.alertGroupId)} inline={false}>
            {t('deliveries.show-group', 'Show')}
          </TextLink>
        ),
    },
    {
      id: 'actions',
      header: t('deliveries.column.actions', 'Actions'),
      cell: ({ row: { original } }: Cell) => (
        <GuardedButton
          route="replayDelivery"
          size="sm"
          variant="secondary"
          blockedBy={original.replayable ? undefined : notReplayable()}
          onClick={() => onReplay(original)}
        >
          {t('deliveries.replay.button', 'Replay')}
        </GuardedButton>
      ),
      disableGrow: true,
    },
  ];
}

function notReplayable(): string {
  return t('deliveries.replay.impossible', 'The delivered body is not stored, or cannot be read');
}

function OneLine({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <span className={styles.oneLine}>{children}</span>;
}

function Outcome({ delivery: { outcome, detail } }: { delivery: Delivery }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.outcome}>
      <OutcomeBadge outcome={outcome} />
      {detail !== null && (
        <Text element="p" variant="bodySmall" color="secondary">
          <bdi>{detail}</bdi>
        </Text>
      )}
    </div>
  );
}

function Body({ delivery: { body, alertGroupId } }: { delivery: Delivery }) {
  if (body !== null) {
    return <CodeBlock label={t('deliveries.body', 'Beginning of the body')} code={body} />;
  }
  return (
    <Text color="secondary">
      {alertGroupId === null
        ? t('deliveries.no-body', 'The body is not stored.')
        : t('deliveries.body-of-alert', 'The body is stored as the payload of the alert, in its alert group.')}
    </Text>
  );
}

function sizeText(bytes: number): string {
  return formattedValueToString(getValueFormat('bytes')(bytes));
}

const getStyles = (theme: GrafanaTheme2) => ({
  oneLine: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  outcome: css({ overflowWrap: 'anywhere', minWidth: theme.spacing(20), '& p': { margin: 0 } }),
});

/** What stands for an address where Bellhook itself has sent. */
function ownSenders(): Record<string, string> {
  return {
    [testAddress]: t('deliveries.test.address', 'Test'),
    [heartbeatAddress]: t('deliveries.heartbeat-address', 'Heartbeat'),
  };
}
