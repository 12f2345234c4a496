import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CellProps, type Column, InteractiveTable, Text, TextLink, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useMemo } from 'react';
import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { links } from '../../../app/links';
import { mayCall } from '../../../app/permissions';
import { cutLines } from '../../../components/cutLines';
import { HeartbeatBadge } from '../../../components/integration/HeartbeatBadge';
import { healthRank } from '../../../components/integration/integrationHealth';
import { statuses, statusOf } from '../../../components/integration/integrationStatus';
import { ProvisionedBadge } from '../../../components/integration/ProvisionedBadge';
import { RestrictedBadge } from '../../../components/integration/RestrictedBadge';
import { StatusBadge } from '../../../components/integration/StatusBadge';
import { ShortAgo } from '../../../components/time/ShortAgo';
import { canBeSelected } from './bulk/selection';
import { SelectRow } from './bulk/SelectRow';
import { HealthCell } from './HealthCell';
import { RowMenu } from './RowMenu';

/** A table of integrations that people sort by its headers. */
export function IntegrationsTable({ integrations }: { integrations: IntegrationSummary[] }) {
  const styles = useStyles2(getStyles);
  const columns = useMemo(() => getColumns(), []);
  return (
    <div className={styles.table}>
      <InteractiveTable
        columns={columns}
        data={integrations}
        getRowId={(integration) => integration.uid}
        pageSize={integrations.length > rowsOfPage ? rowsOfPage : 0}
        initialSortBy={[{ id: 'name' }]}
      />
    </div>
  );
}

/** More rows at once would take a browser seconds. */
const rowsOfPage = 200;

type Cell = CellProps<IntegrationSummary>;

function getColumns(): Array<Column<IntegrationSummary>> {
  return [
    {
      id: 'select',
      cell: ({ row: { original } }: Cell) =>
        canBeSelected(original) && <SelectRow uid={original.uid} name={original.name} />,
      visible: (integrations: IntegrationSummary[]) => integrations.some(canBeSelected),
      disableGrow: true,
    },
    {
      id: 'name',
      header: t('integrations.column.name', 'Name'),
      cell: ({ row }: Cell) => <Name integration={row.original} />,
      sortType: by(({ name }) => name),
    },
    {
      id: 'status',
      header: t('integrations.column.status', 'Status'),
      cell: ({ row }: Cell) => (
        <OneLine>
          <StatusBadge integration={row.original} />
        </OneLine>
      ),
      sortType: by((integration) => statuses.indexOf(statusOf(integration))),
    },
    {
      id: 'type',
      header: t('integrations.column.type', 'Type'),
      cell: ({ row }: Cell) => <Type type={row.original.type} />,
      sortType: by(({ type }) => presentations[type].texts.name()),
    },
    {
      id: 'last-alert',
      header: t('integrations.column.last-alert', 'Last alert'),
      cell: ({ row: { original } }: Cell) => (
        <OneLine>
          {original.lastAlertAt === null ? (
            <Text color="secondary">{t('integrations.no-alert', 'None yet')}</Text>
          ) : (
            <ShortAgo at={original.lastAlertAt} />
          )}
        </OneLine>
      ),
      sortType: by(({ lastAlertAt }) => lastAlertAt ?? ''),
      sortDescFirst: true,
    },
    numberColumn('day', t('integrations.column.day', 'Last 24\u00a0hours'), ({ alertsOfDay }) => alertsOfDay),
    numberColumn('open', t('integrations.column.open', 'Open groups'), ({ openGroups }) => openGroups),
    {
      id: 'health',
      header: t('integrations.column.health', 'Health'),
      cell: ({ row }: Cell) => <HealthCell integration={row.original} />,
      sortType: by(healthRank),
    },
    {
      id: 'menu',
      cell: ({ row }: Cell) => <RowMenu integration={row.original} />,
      visible: () => mayCall('createIntegration'),
      disableGrow: true,
    },
  ];
}

function numberColumn(
  id: string,
  header: string,
  valueOf: (integration: IntegrationSummary) => number
): Column<IntegrationSummary> {
  return {
    id,
    header,
    cell: ({ row }: Cell) => <Text tabular>{valueOf(row.original).toLocaleString()}</Text>,
    sortType: by(valueOf),
    sortDescFirst: true,
  };
}

type Row = Cell['row'];

/** Compares rows by a text, as people sort texts, or by a number. */
function by(valueOf: (integration: IntegrationSummary) => string | number) {
  return (a: Row, b: Row): number => {
    const [one, other] = [valueOf(a.original), valueOf(b.original)];
    return typeof one === 'number' ? one - Number(other) : collator.compare(one, String(other));
  };
}

const collator = new Intl.Collator(undefined, { numeric: true });

function OneLine({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.oneLine}>{children}</div>;
}

function Type({ type }: Pick<IntegrationSummary, 'type'>) {
  const styles = useStyles2(getStyles);
  const { icon, texts } = presentations[type];
  return (
    <div className={styles.type}>
      <img className={styles.icon} src={icon} alt="" />
      {texts.name()}
    </div>
  );
}

function Name({ integration }: { integration: IntegrationSummary }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.name}>
      <TextLink href={links.integration(integration.uid)} inline={false}>
        <bdi className={styles.cut} title={integration.name}>
          {integration.name}
        </bdi>
      </TextLink>{' '}
      {integration.provisioned && <ProvisionedBadge place={integration.place} />}{' '}
      <RestrictedBadge integration={integration} />{' '}
      {integration.heartbeat.state === 'missing' && <HeartbeatBadge heartbeat={integration.heartbeat} />}{' '}
      {integration.description !== '' && (
        <Text element="p" variant="bodySmall" color="secondary">
          <bdi className={styles.cut} title={integration.description}>
            {integration.description}
          </bdi>
        </Text>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // All columns have room beside the docked menu at 1280 px if the names of those with numbers take two lines.
  table: css({ '& th > button': { whiteSpace: 'normal' } }),
  oneLine: css({ whiteSpace: 'nowrap' }),
  name: css({ overflowWrap: 'anywhere', minWidth: theme.spacing(18), '& p': { margin: 0 } }),
  cut: css(cutLines(2)),
  type: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  icon: css({ flex: 'none', width: theme.spacing(2.5), height: theme.spacing(2.5) }),
});
