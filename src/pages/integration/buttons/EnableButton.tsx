import { t } from '@grafana/i18n';
import React, { useState } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useSetEnabled } from '../../../api/integrations';
import { GuardedButton } from '../../../components/GuardedButton';
import { DisableModal } from '../../../components/integration/DisableModal';

interface Props {
  integration: Integration;
  /** Why nobody can, whatever their role. */
  blockedBy?: string;
}

/** Disables an integration once that is confirmed, or enables it at once. */
export function EnableButton({ integration: { uid, settings }, blockedBy }: Props) {
  const { mutate, mutateAsync, isPending } = useSetEnabled(uid);
  const [isAsking, setAsking] = useState(false);
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
      <DisableModal isOpen={isAsking} disable={() => mutateAsync(false)} onClose={() => setAsking(false)} />
    </>
  );
}
