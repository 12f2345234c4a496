import { t } from '@grafana/i18n';
import React from 'react';
import type { AlertGroupSummary } from '../../../../../pkg/contract/types.ts';
import { actorText } from '../../../../components/alert-group/actorText';
import { Until } from './times';

/** Until when the group is silenced, else who has it. */
export function WhoCell({ group, now }: { group: AlertGroupSummary; now: number }) {
  if (group.state === 'silenced') {
    return group.silencedUntil === null ? (
      <>{t('alert-groups.who.forever', 'for ever')}</>
    ) : (
      <Until at={group.silencedUntil} now={now} />
    );
  }
  const who = group.assignedTo ?? group.acknowledgedBy;
  if (group.state === 'resolved' || who === null) {
    return null;
  }
  const name = actorText(who);
  return <bdi title={name}>{name}</bdi>;
}
