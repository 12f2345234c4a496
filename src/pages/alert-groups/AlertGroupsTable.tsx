import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CellProps, type Column, InteractiveTable, Text, TextLink, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { links } from '../../app/links';
import { SeverityBadge } from '../../components/SeverityBadge';
import { AlertTitle } from '../../components/title/AlertTitle';
import { RelativeTime } from '../../components/RelativeTime';
import { GroupActions } from './GroupActions';
import { instancesText } from './instancesText';
import { IntegrationLink } from './IntegrationLink';
import { StateBadge } from './StateBadge';

interface Props {
  groups: AlertGroupSummary[];
  /** Whether the groups are those of the filter before, until the new ones come. */
  isStale: boolean;
}

export function AlertGroupsTable({ groups, isStale }: Props) {
  const styles = useStyles2(getStyles);
  const columns = useMemo(() => getColumns(), []);
  return (
    <div className={cx(isStale && styles.stale)} aria-busy={isStale}>
      <InteractiveTable columns={columns} data={groups} getRowId={(group) => group.id} />
    </div>
  );
}

type Cell = CellProps<AlertGroupSummary>;

function getColumns(): Array<Column<AlertGroupSummary>> {
  return [
    {
      id: 'state',
      header: t('alert-groups.column.state', 'State'),
      cell: ({ row }: Cell) => <StateBadge state={row.original.state} />,
      disableGrow: true,
    },
    {
      id: 'title',
      header: t('alert-groups.column.title', 'Title'),
      cell: ({ row }: Cell) => <Title group={row.original} />,
    },
    {
      id: 'integration',
      header: t('alert-groups.column.integration', 'Integration'),
      cell: ({ row }: Cell) => <IntegrationLink integration={row.original.integration} />,
    },
    {
      id: 'alerts',
      header: t('alert-groups.column.alerts', 'Alerts'),
      cell: ({ row }: Cell) => <Count group={row.original} />,
      disableGrow: true,
    },
    {
      id: 'started',
      header: t('alert-groups.column.started', 'Started'),
      cell: ({ row }: Cell) => <Time at={row.original.startedAt} />,
    },
    {
      id: 'last-alert',
      header: t('alert-groups.column.last-alert', 'Last alert'),
      cell: ({ row }: Cell) => <Time at={row.original.lastAlertAt} />,
    },
    {
      id: 'actions',
      header: t('alert-groups.column.actions', 'Actions'),
      cell: ({ row }: Cell) => <Actions group={row.original} />,
    },
  ];
}

function Title({ group }: { group: AlertGroupSummary }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.title}>
      <Text color="secondary" tabular>
        #{group.number}
      </Text>{' '}
      <TextLink href={links.alertGroup(group.id)} inline={false}>
        <AlertTitle title={group.title} />
      </TextLink>
      {group.severity && (
        <>
          {' '}
          <SeverityBadge severity={group.severity} />
        </>
      )}
    </span>
  );
}

function Count({ group }: { group: AlertGroupSummary }) {
  const firing = instancesText(group);
  return (
    <>
      <Text tabular>{group.alertCount}</Text>
      {firing && (
        <Text element="p" variant="bodySmall" color="secondary">
          {firing}
        </Text>
      )}
    </>
  );
}

function Time({ at }: { at: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.time}>
      <RelativeTime at={at} />
    </span>
  );
}

function Actions({ group }: { group: AlertGroupSummary }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.actions}>
      <GroupActions group={group} size="sm" />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  stale: css({ opacity: 0.6 }),
  title: css({
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
    minWidth: theme.spacing(20),
  }),
  time: css({ [theme.breakpoints.up('xl')]: { whiteSpace: 'nowrap' } }),
  actions: css({ [theme.breakpoints.up('xl')]: { minWidth: theme.spacing(36) } }),
});
