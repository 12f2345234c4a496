import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, TextLink, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Alert, AlertGroup } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { GroupingKey } from '../../../components/alert-group/GroupingKey';
import { SeverityBadge } from '../../../components/alert-group/SeverityBadge';
import { SignalBadge } from '../../../components/alert-group/SignalBadge';
import { StateBadge } from '../../../components/alert-group/StateBadge';
import { Labels } from '../../../components/Labels';
import { Message } from '../../../components/message/Message';
import { RelativeTime } from '../../../components/time/RelativeTime';
import { AlertTitle } from '../../../components/title/AlertTitle';
import { webAddress } from '../../../components/webAddress';

interface Props {
  group: AlertGroup;
  alert: Alert;
}

/** What the templates have made of an alert, and of the group that it is in. */
export function Made({ group, alert }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.list}>
      {rows({ group, alert }).map(([label, value]) => (
        <React.Fragment key={label}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

function rows({ group, alert }: Props): Array<[label: string, value: ReactNode]> {
  const source = webAddress(group.sourceLink);
  const message = t('alert-group.message', 'Message');
  const all: Array<[label: string, value: ReactNode] | false> = [
    [
      t('integration.made.group', 'Alert group'),
      <Stack key="group" alignItems="center" gap={1} wrap="wrap">
        <TextLink href={links.alertGroup(group.id)}>
          {`#${group.number}`} <AlertTitle title={group.title} />
        </TextLink>
        <StateBadge state={group.state} />
        {group.severity !== null && <SeverityBadge severity={group.severity} />}
      </Stack>,
    ],
    [
      t('integration.made.alert', 'This alert'),
      <Stack key="alert" alignItems="center" gap={1} wrap="wrap">
        <SignalBadge signal={alert.signal} />
        <RelativeTime at={alert.receivedAt} />
      </Stack>,
    ],
    group.groupingKey !== null && [
      t('alert-group.grouping-key', 'Grouping key'),
      <GroupingKey key="key" text={group.groupingKey} />,
    ],
    Object.keys(group.labels).length > 0 && [
      t('integration.made.labels', 'Labels'),
      <Labels key="labels" labels={group.labels} />,
    ],
    source !== undefined && [
      t('integration.made.link', 'Link'),
      <TextLink key="link" href={source} external>
        {source}
      </TextLink>,
    ],
    group.message !== null && [
      message,
      <Message key="message" text={group.message} format={group.messageFormat} label={message} />,
    ],
  ];
  return all.filter((row) => row !== false);
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(1, 2),
    margin: 0,
  }),
  label: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  value: css({ margin: 0, overflowWrap: 'anywhere' }),
});
