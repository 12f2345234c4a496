import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { Handshake } from '../../../../pkg/contract/types.ts';
import { serverClock } from '../../../api/client/serverClock';
import { useConfirmHandshake, useDismissHandshake } from '../../../api/handshakes';
import { GuardedButton } from '../../../components/GuardedButton';
import { RelativeTime } from '../../../components/time/RelativeTime';
import { useTick } from '../../../components/time/useTick';
import { askedText, outcomeOf } from './handshakeTexts';

interface Props {
  /** The integration. */
  uid: string;
  handshake: Handshake;
}

/** What a topic asks, with what an Admin can do about it, and what came of the last attempt. */
export function OpenHandshake({ uid, handshake }: Props) {
  useTick();
  const confirm = useConfirmHandshake(uid);
  const dismiss = useDismissHandshake(uid);
  const { id, topic, receivedAt, expiresAt, verified, detail } = handshake;
  const isExpired = Date.parse(expiresAt) <= serverClock.now();
  const isBusy = confirm.isPending || dismiss.isPending;
  const outcome = outcomeOf(handshake);
  return (
    <Alert severity={outcome === undefined ? 'info' : 'warning'} title={askedText(handshake)} role="status">
      <Stack direction="column" gap={1}>
        <div>
          <bdi>{topic}</bdi>
        </div>
        <Text color="secondary">
          <RelativeTime at={receivedAt} />
          {'. '}
          {isExpired ? expiredText() : signatureText(verified)}
        </Text>
        {outcome !== undefined && (
          <div>
            {outcome} {detail !== null && <bdi>{detail}</bdi>}
          </div>
        )}
        <Stack gap={1}>
          <GuardedButton
            route="confirmHandshake"
            size="sm"
            disabled={isBusy}
            blockedBy={isExpired ? expiredText() : undefined}
            icon={confirm.isPending ? 'spinner' : undefined}
            onClick={() => confirm.mutate(id)}
          >
            {handshake.kind === 'subscription'
              ? t('handshakes.confirm.button', 'Confirm')
              : t('handshakes.confirm.again', 'Subscribe again')}
          </GuardedButton>
          <GuardedButton
            route="dismissHandshake"
            size="sm"
            variant="secondary"
            disabled={isBusy}
            onClick={() => dismiss.mutate(id)}
          >
            {t('handshakes.dismiss.button', 'Dismiss')}
          </GuardedButton>
        </Stack>
      </Stack>
    </Alert>
  );
}

function expiredText(): string {
  return t(
    'handshakes.expired',
    'It asked more than three days ago, so it cannot be confirmed any more: request the confirmation again in the SNS console.'
  );
}

function signatureText(verified: boolean): string {
  return verified
    ? t('handshakes.verified', 'Amazon SNS has signed it.')
    : t('handshakes.unverified', 'Its signature is checked before anything is confirmed.');
}
