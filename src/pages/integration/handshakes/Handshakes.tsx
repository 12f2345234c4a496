import { Stack } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { isOpenHandshake } from '../../../../pkg/contract/integrations/handshakes.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useHandshakes } from '../../../api/handshakes';
import { handshakesAnchor } from '../../../app/links';
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
  const isShown = all.length > 0;
  const place = usePlaceInPage(isShown);
  if (!isShown) {
    return null;
  }
  return (
    <div ref={place} tabIndex={-1}>
      <Stack direction="column" gap={1}>
        {open.map((handshake) => (
          <OpenHandshake key={handshake.id} uid={uid} handshake={handshake} />
        ))}
        {decided.length > 0 && <DecidedHandshakes handshakes={decided} />}
      </Stack>
    </div>
  );
}

/** A link leads here each time that it is followed. */
function usePlaceInPage(isShown: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (isShown && hash === `#${handshakesAnchor}`) {
      ref.current?.focus();
    }
  }, [isShown, hash, key]);
  return ref;
}
