import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CellProps, type Column, InteractiveTable, Text, TextLink, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { links } from '../../app/links';
import { GroupActions } from '../../components/alert-group/actions/GroupActions';
import { instancesText } from '../../components/alert-group/instancesText';
import { IntegrationLink } from '../../components/alert-group/IntegrationLink';
import { SeverityBadge } from '../../components/alert-group/SeverityBadge';
import { StateBadge } from '../../components/alert-group/StateBadge';
import { RelativeTime } from '../../components/time/RelativeTime';
import { AlertTitle } from '../../components/title/AlertTitle';

interface Props {
  groups: AlertGroupSummary[];
  /** Whether these are still the groups of the previous filter, until the new ones arrive. */
  isStale: boolean;
}

export function AlertGroupsTable({ groups, isStale }: Props) {
  const styles = useStyles2(getStyles);
  const columns = useMemo(() => getColumns(), []);
  return (
    <div className={cx(styles.list, isStale && styles.stale)} aria-busy={isStale}>
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
    <div className={styles.title}>
      <Text color="secondary" tabular>
        #{group.number}
      </Text>
      <div>
        <TextLink href={links.alertGroup(group.id)} inline={false}>
          <span className={styles.clamp}>
            <AlertTitle title={group.title} />
          </span>
        </TextLink>{' '}
        {group.severity && <SeverityBadge severity={group.severity} />}
      </div>
    </div>
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

/** Widths of the list, not of the window, because Grafana's menu may be beside it. */
const wide = '@container (width >= 1100px)';
const medium = '@container (640px <= width < 1100px)';
const narrow = '@container (width < 640px)';

const nth = (...columns: number[]) => columns.map((column) => `td:nth-child(${column})`).join(', ');

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    containerType: 'inline-size',
    // On a phone each group is a card: state and title, then its source and last alert, then the actions.
    [narrow]: {
      'table, tbody': { display: 'block' },
      thead: { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
      tr: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        gap: theme.spacing(0.5, 1),
        padding: theme.spacing(1, 0),
        borderTop: `1px solid ${theme.colors.border.weak}`,
      },
      td: { display: 'block', minWidth: 0, padding: theme.spacing(0, 1), overflowWrap: 'anywhere' },
      [nth(1, 2, 7)]: { gridColumn: '1 / -1' },
      [nth(4, 5)]: { display: 'none' },
    },
  }),
  stale: css({ opacity: 0.6 }),
  title: css({
    display: 'flex',
    gap: theme.spacing(0.5),
    minWidth: theme.spacing(20),
  }),
  // Set on the text, because the link is a flex box in Grafana 12.
  clamp: css({
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  }),
  time: css({ [wide]: { whiteSpace: 'nowrap' } }),
  actions: css({ [wide]: { minWidth: theme.spacing(36) }, [medium]: { minWidth: theme.spacing(24) } }),
});
