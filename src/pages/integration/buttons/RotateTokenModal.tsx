import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React from 'react';
import { useRotateToken } from '../../../api/integrations';

interface Props {
  uid: string;
  isOpen: boolean;
  onClose: () => void;
}

export function RotateTokenModal({ uid, isOpen, onClose }: Props) {
  const rotate = useRotateToken(uid);
  return (
    <ConfirmModal
      isOpen={isOpen}
      title={t('integration.rotate-title', 'Rotate token')}
      body={t(
        'integration.rotate-body',
        'The integration gets a new webhook URL. The old one stops working at once, so whatever sends to it must be given the new one.'
      )}
      confirmText={t('integration.rotate', 'Rotate token')}
      onConfirm={() =>
        rotate
          .mutateAsync()
          .catch(() => undefined)
          .then(onClose)
      }
      onDismiss={onClose}
    />
  );
}
