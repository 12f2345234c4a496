import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React from 'react';
import type { IntegrationAction } from '../../../../../pkg/contract/integrations/actions.ts';

interface Props {
  /** What was asked for; undefined for nothing. */
  action: IntegrationAction | undefined;
  /** To how many integrations. */
  count: number;
  onConfirm: (action: IntegrationAction) => Promise<void>;
  onDismiss: () => void;
}

/** Asks before several integrations are disabled, or deleted. */
export function ConfirmAction({ action, count, onConfirm, onDismiss }: Props) {
  const isDeletion = action === 'delete';
  return (
    <ConfirmModal
      isOpen={action !== undefined}
      title={
        isDeletion
          ? t('integrations.bulk.delete-title', 'Delete integrations')
          : t('integrations.bulk.disable-title', 'Disable integrations')
      }
      body={
        isDeletion
          ? t('integrations.bulk.delete-body', 'Integrations to delete: {{number}}', { number: count.toLocaleString() })
          : t('integrations.bulk.disable-body', 'Integrations to disable: {{number}}', {
              number: count.toLocaleString(),
            })
      }
      description={
        isDeletion
          ? t(
              'integrations.bulk.delete-description',
              'Their webhook URLs stop working at once. Their alert groups stay.'
            )
          : t(
              'integrations.bulk.disable-description',
              'Whatever is sent to them is refused until somebody enables them again.'
            )
      }
      confirmText={isDeletion ? t('integrations.bulk.delete', 'Delete') : t('integrations.bulk.disable', 'Disable')}
      confirmationText={isDeletion ? t('integrations.bulk.delete', 'Delete') : undefined}
      onConfirm={() => (action === undefined ? undefined : onConfirm(action))}
      onDismiss={onDismiss}
    />
  );
}
