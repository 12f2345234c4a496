import { Stack } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useNewestDeliveries } from '../../../api/deliveries';
import { NewestAlert } from './NewestAlert';
import { NotTaken } from './NotTaken';

/** What arrives: what was refused with the reason, and what became of the newest alert. Nothing before the first delivery. */
export function Arrival({ integration }: { integration: Integration }) {
  const { data } = useNewestDeliveries(integration.uid, integration.lastAlertAt === null);
  const deliveries = data?.items ?? [];
  const [newest] = deliveries;
  const groupId = deliveries.find(({ alertGroupId }) => alertGroupId !== null)?.alertGroupId ?? null;
  const isRefused = newest !== undefined && newest.alertId === null;
  if (!isRefused && groupId === null) {
    return null;
  }
  return (
    <Stack direction="column" gap={2}>
      {isRefused && <NotTaken uid={integration.uid} delivery={newest} />}
      {groupId !== null && <NewestAlert groupId={groupId} />}
    </Stack>
  );
}
