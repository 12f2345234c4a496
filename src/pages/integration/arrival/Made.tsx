import { t } from '@grafana/i18n';
import { Stack, TextLink } from '@grafana/ui';
import React from 'react';
import type { Alert, AlertGroup } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { GroupingKey } from '../../../components/alert-group/GroupingKey';
import { SeverityBadge } from '../../../components/alert-group/SeverityBadge';
import { SignalBadge } from '../../../components/alert-group/SignalBadge';
import { StateBadge } from '../../../components/alert-group/StateBadge';
import { type Fact, FactList } from '../../../components/FactList';
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
export function Made(props: Props) {
  return <FactList facts={rows(props)} />;
}

function rows({ group, alert }: Props): Fact[] {
  const source = webAddress(group.sourceLink);
  const message = t('alert-group.message', 'Message');
  const all: Array<Fact | false> = [
    {
      label: t('integration.made.group', 'Alert group'),
      value: (
        <Stack alignItems="center" gap={1} wrap="wrap">
          <TextLink href={links.alertGroup(group.id)}>
            {`#${group.number}`} <AlertTitle title={group.title} />
          </TextLink>
          <StateBadge state={group.state} />
          {group.severity !== null && <SeverityBadge severity={group.severity} />}
        </Stack>
      ),
    },
    {
      label: t('integration.made.alert', 'This alert'),
      value: (
        <Stack alignItems="center" gap={1} wrap="wrap">
          <SignalBadge signal={alert.signal} />
          <RelativeTime at={alert.receivedAt} />
        </Stack>
      ),
    },
    group.groupingKey !== null && {
      label: t('alert-group.grouping-key', 'Grouping key'),
      value: <GroupingKey text={group.groupingKey} />,
    },
    Object.keys(group.labels).length > 0 && {
      label: t('integration.made.labels', 'Labels'),
      value: <Labels labels={group.labels} />,
    },
    source !== undefined && {
      label: t('integration.made.link', 'Link'),
      value: (
        <TextLink href={source} external>
          {source}
        </TextLink>
      ),
    },
    group.message !== null && {
      label: message,
      value: <Message text={group.message} format={group.messageFormat} label={message} />,
    },
  ];
  return all.filter((row) => row !== false);
}
