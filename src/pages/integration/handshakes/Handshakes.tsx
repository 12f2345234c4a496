import { Stack } from '@grafana/ui';
import React from 'react';
import { isOpenHandshake } from '../../../../pkg/contract/integrations/handshakes.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useHandshakes } from '../../../api/handshakes';
import { mayCall } from '../../../app/permissions';
import { DecidedHandshakes } from './DecidedHandshakes';
import { OpenHandshake } from './OpenHandshake';

/** What the sender has asked before it sends alerts, for Admins. Nothing for types whose senders ask nothing. */
export function Handshakes({ integration: { uid, asksFirst } }: { integration: Integration }) {
  return asksFirst && mayCall('listHandshakes') ? <Asked uid={uid} /> : null;
}

function Asked({ uid }: { uid: string }) {
  const all = useHandshakes(uid).data?.items ?? [];
  const open = all.filter(({ state }) => isOpenHandshake(state));
  const decided = all.filter(({ state }) => !isOpenHandshake(state));
  if (all.length === 0) {
    return null;
  }
  return (
    <Stack direction="column" gap={1}>
      {open.map((handshake) => (
        <OpenHandshake key={handshake.id} uid={uid} handshake={handshake} />
      ))}
      {decided.length > 0 && <DecidedHandshakes handshakes={decided} />}
    </Stack>
  );
}
