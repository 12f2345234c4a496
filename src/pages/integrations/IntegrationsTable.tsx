import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CellProps, type Column, InteractiveTable, Text, TextLink, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';
import { presentations } from '../../../pkg/integration-types/presentations.ts';
import { links } from '../../app/links';
import { LimitedNote } from '../../components/integration/LimitedNote';
import { ProvisionedBadge } from '../../components/integration/ProvisionedBadge';
import { RelativeTime } from '../../components/time/RelativeTime';

export function IntegrationsTable({ integrations }: { integrations: IntegrationSummary[] }) {
  const columns = useMemo(() => getColumns(), []);
  return <InteractiveTable columns={columns} data={integrations} getRowId={(integration) => integration.uid} />;
}

type Cell = CellProps<IntegrationSummary>;

function getColumns(): Array<Column<IntegrationSummary>> {
  return [
    {
      id: 'name',
      header: t('integrations.column.name', 'Name'),
      cell: ({ row }: Cell) => <Name integration={row.original} />,
    },
    {
      id: 'type',
      header: t('integrations.column.type', 'Type'),
      cell: ({ row }: Cell) => presentations[row.original.type].texts.name(),
    },
    {
      id: 'alerts',
      header: t('integrations.column.alerts', 'Alerts'),
      cell: ({ row }: Cell) => <Text tabular>{row.original.alertCount}</Text>,
    },
    {
      id: 'last-alert',
      header: t('integrations.column.last-alert', 'Last alert'),
      cell: ({ row: { original } }: Cell) =>
        original.lastAlertAt === null ? (
          <Text color="secondary">{t('integrations.no-alert', 'None yet')}</Text>
        ) : (
          <RelativeTime at={original.lastAlertAt} />
        ),
    },
  ];
}

function Name({ integration }: { integration: IntegrationSummary }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.name}>
      <TextLink href={links.integration(integration.uid)} inline={false}>
        <bdi>{integration.name}</bdi>
      </TextLink>{' '}
      {integration.provisioned && <ProvisionedBadge />} <LimitedNote integration={integration} />
      {integration.description !== '' && (
        <Text element="p" variant="bodySmall" color="secondary">
          <bdi>{integration.description}</bdi>
        </Text>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ overflowWrap: 'anywhere', minWidth: theme.spacing(25), '& p': { margin: 0 } }),
});
