import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { useAlertGroup } from '../../../api/alertGroups';
import { useEarlierGroups } from '../../../api/groupHistory';
import { GroupLink } from '../../../components/alert-group/GroupLink';
import { StateBadge } from '../../../components/alert-group/StateBadge';

/** Says that alerts with the key of this group have opened another one since; renders nothing if they have not. */
export function LaterGroup({ group }: { group: AlertGroup }) {
  const next = useEarlierGroups(group.id).data?.pages[0]?.next ?? null;
  return next && <Later id={next.id} number={next.number} />;
}

function Later({ id, number }: { id: string; number: number }) {
  const later = useAlertGroup(id).data;
  return (
    <Stack gap={1} alignItems="center" wrap="wrap">
      <span>
        {t('alert-group.later', 'A later alert group has the same key:')} <GroupLink id={id} number={number} />
      </span>
      {later && <StateBadge state={later.state} />}
    </Stack>
  );
}
