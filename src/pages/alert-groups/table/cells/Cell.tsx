import React from 'react';
import type { AlertGroupSummary } from '../../../../../pkg/contract/types.ts';
import { type ColumnId, isLabel, labelOf } from '../columns';
import { AlertsCell } from './AlertsCell';
import { IntegrationCell } from './IntegrationCell';
import { Sparkline } from './Sparkline';
import { StateCell } from './StateCell';
import { ClockTime, TimeSince } from './times';
import { TitleCell } from './TitleCell';
import { WhoCell } from './WhoCell';

interface Props {
  id: ColumnId;
  group: AlertGroupSummary;
  columns: readonly ColumnId[];
  now: number;
}

/** What a column says of a group, in one line. */
export function Cell({ id, group, columns, now }: Props) {
  if (isLabel(id)) {
    const value = group.labels[labelOf(id)];
    return value === undefined ? null : <bdi title={value}>{value}</bdi>;
  }
  switch (id) {
    case 'number':
      return <>#{group.number}</>;
    case 'state':
      return <StateCell state={group.state} />;
    case 'title':
      return <TitleCell group={group} columns={columns} />;
    case 'integration':
      return <IntegrationCell integration={group.integration} />;
    case 'alerts':
      return <AlertsCell group={group} />;
    case 'started':
      return <TimeSince at={group.startedAt} now={now} />;
    case 'last':
      return <ClockTime at={group.lastAlertAt} now={now} />;
    case 'who':
      return <WhoCell group={group} now={now} />;
    case 'activity':
      return group.activity && <Sparkline activity={group.activity} />;
    case 'labels':
      return null;
  }
}
