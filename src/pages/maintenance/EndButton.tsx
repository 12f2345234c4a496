import { t } from '@grafana/i18n';
import React from 'react';
import type { MaintenanceWindow } from '../../../pkg/contract/types.ts';
import { useEndMaintenance } from '../../api/maintenance';
import { MayHere } from '../../app/permissions';
import { ownedText } from '../../components/as-code/ownedText';
import { GuardedButton } from '../../components/GuardedButton';
import { useMayInScope } from './useMayInScope';

/** Ends what is active now; a window that comes again does so as planned. */
export function EndButton({ window }: { window: MaintenanceWindow }) {
  const { uid, name } = window;
  const { mutate, isPending } = useEndMaintenance();
  return (
    <MayHere value={useMayInScope(window)}>
      <GuardedButton
        route="endMaintenanceWindow"
        blockedBy={ownedText(window)}
        variant="secondary"
        icon="check"
        disabled={isPending}
        aria-label={t('maintenance.end-of', 'End {{name}} now', { name, interpolation: { escapeValue: false } })}
        onClick={() => mutate(uid)}
      >
        {t('maintenance.end', 'End now')}
      </GuardedButton>
    </MayHere>
  );
}
