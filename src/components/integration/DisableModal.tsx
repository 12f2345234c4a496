import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React from 'react';

interface Props {
  isOpen: boolean;
  /** Disables it. That it failed is for the caller to tell. */
  disable: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before an integration is disabled, and is closed then. */
export function DisableModal({ isOpen, disable, onClose }: Props) {
  return (
    <ConfirmModal
      isOpen={isOpen}
      title={t('integration.disable.title', 'Disable integration')}
      body={t(
        'integration.disable.body',
        'Whatever is sent to it is refused until somebody enables it again. Most tools do not send again what was refused.'
      )}
      description={t(
        'integration.disable.description',
        'Its alert groups stay as they are. The deliveries show what was refused, and it can be replayed later.'
      )}
      confirmText={t('integration.disable.button', 'Disable')}
      onConfirm={() =>
        disable()
          .catch(() => undefined)
          .then(onClose)
      }
      onDismiss={onClose}
    />
  );
}
