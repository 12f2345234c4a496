import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React, { useState } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useSetEnabled } from '../../../api/integrations';
import { GuardedButton } from '../../../components/GuardedButton';

interface Props {
  integration: Integration;
  /** Why nobody can, whatever their role. */
  blockedBy?: string;
}

/** Disables an integration once that is confirmed, or enables it at once. */
export function EnableButton({ integration: { uid, settings }, blockedBy }: Props) {
  const { mutate, mutateAsync, isPending } = useSetEnabled(uid);
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <GuardedButton
        route="updateIntegration"
        blockedBy={blockedBy}
        variant="secondary"
        icon={settings.enabled ? 'pause' : 'play'}
        disabled={isPending}
        onClick={() => (settings.enabled ? setAsking(true) : mutate(true))}
      >
        {settings.enabled ? t('integration.disable.button', 'Disable') : t('integration.enable.button', 'Enable')}
      </GuardedButton>
      <ConfirmModal
        isOpen={isAsking}
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
          mutateAsync(false)
            .catch(() => undefined)
            .then(close)
        }
        onDismiss={close}
      />
    </>
  );
}
