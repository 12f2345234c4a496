import { Stack } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useNewestDeliveries } from '../../../api/deliveries';
import { FirstAlertNote } from './FirstAlertNote';
import { NewestAlert } from './NewestAlert';
import { NotTaken } from './NotTaken';

/** Waits for the first alert, and shows what arrives: what was refused with the reason, and what became of the newest alert. */
export function Arrival({ integration }: { integration: Integration }) {
  const { data } = useNewestDeliveries(integration.uid, integration.lastAlertAt === null);
  const deliveries = data?.items ?? [];
  const [newest] = deliveries;
  const groupId = deliveries.find(({ alertGroupId }) => alertGroupId !== null)?.alertGroupId ?? null;
  return (
    <Stack direction="column" gap={2}>
      <FirstAlertNote integration={integration} />
      {newest !== undefined && newest.alertId === null && <NotTaken uid={integration.uid} delivery={newest} />}
      {groupId !== null && <NewestAlert groupId={groupId} />}
    </Stack>
  );
}
