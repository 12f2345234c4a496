import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React from 'react';
import type { Delivery } from '../../../../pkg/contract/types.ts';
import { useReplayDelivery } from '../../../api/deliveries';

interface Props {
  integrationUid: string;
  /** The delivery to confirm, if any. */
  delivery: Delivery | undefined;
  onClose: () => void;
}

export function ReplayModal({ integrationUid, delivery, onClose }: Props) {
  const replay = useReplayDelivery(integrationUid);
  return (
    <ConfirmModal
      isOpen={delivery !== undefined}
      title={t('deliveries.replay.title', 'Replay delivery')}
      body={t(
        'deliveries.replay.body',
        'It is processed again as if it came now, with the current templates. If it was accepted before, this creates another alert.'
      )}
      confirmText={t('deliveries.replay.confirm', 'Replay')}
      confirmVariant="primary"
      onConfirm={() =>
        replay
          .mutateAsync(delivery?.id ?? '')
          .catch(() => undefined)
          .then(onClose)
      }
      onDismiss={onClose}
    />
  );
}
