import { Stack, Text } from '@grafana/ui';
import React from 'react';
import type { Handshake } from '../../../../pkg/contract/types.ts';
import { RelativeTime } from '../../../components/time/RelativeTime';
import { decidedText } from './handshakeTexts';

/** What was decided about what topics have asked, and by whom. */
export function DecidedHandshakes({ handshakes }: { handshakes: readonly Handshake[] }) {
  return (
    <Stack direction="column" gap={0.5}>
      {handshakes.map((handshake) => (
        <Text key={handshake.id} color="secondary" variant="bodySmall">
          <bdi>{decidedText(handshake)}</bdi>{' '}
          {handshake.decidedAt !== null && <RelativeTime at={handshake.decidedAt} />}
        </Text>
      ))}
    </Stack>
  );
}
