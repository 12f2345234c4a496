import { t } from '@grafana/i18n';
import { Button, ConfirmModal, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { useDeleteMaintenance } from '../../../api/maintenance';
import { MayHere } from '../../../app/permissions';
import { CopyAsYaml } from '../../../components/as-code/CopyAsYaml';
import { ownedText } from '../../../components/as-code/ownedText';
import { takeTitle } from '../../../components/as-code/TakeToFile';
import { GuardedButton } from '../../../components/GuardedButton';
import { EndButton } from '../EndButton';
import { useMayInScope } from '../useMayInScope';

interface Props {
  /** Undefined for a new one. */
  window: MaintenanceWindow | undefined;
  /** Whether what is filled in is taken to a file. */
  isForFile: boolean;
  isSaving: boolean;
  onClose: () => void;
}

/** What can be done to a window; the first button submits the form. */
export function WindowButtons({ window, isForFile, isSaving, onClose }: Props) {
  const ownedBy = window && ownedText(window);
  return (
    <Stack gap={1} wrap="wrap">
      {isForFile ? (
        <Button type="submit">{takeTitle()}</Button>
      ) : (
        <GuardedButton type="submit" route="createMaintenanceWindow" blockedBy={ownedBy} disabled={isSaving}>
          {t('maintenance.save', 'Save')}
        </GuardedButton>
      )}
      <Button type="button" variant="secondary" onClick={onClose}>
        {t('maintenance.cancel', 'Cancel')}
      </Button>
      {window?.state === 'active' && <EndButton window={window} />}
      {window && <CopyAsYaml route="getMaintenanceWindowAsYaml" uid={window.uid} />}
      {window && <DeleteButton window={window} onDeleted={onClose} />}
    </Stack>
  );
}

/** It is the window as it is that is deleted, whatever is filled in. */
function DeleteButton({ window, onDeleted }: { window: MaintenanceWindow; onDeleted: () => void }) {
  const { uid, name } = window;
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteMaintenance();
  return (
    <MayHere value={useMayInScope(window)}>
      <GuardedButton
        type="button"
        route="deleteMaintenanceWindow"
        blockedBy={ownedText(window)}
        variant="destructive"
        icon="trash-alt"
        onClick={() => setAsking(true)}
      >
        {t('maintenance.delete', 'Delete')}
      </GuardedButton>
      <ConfirmModal
        isOpen={isAsking}
        title={t('maintenance.delete-title', 'Delete maintenance window')}
        body={t('maintenance.delete-body', 'Delete “{{name}}”?', { name, interpolation: { escapeValue: false } })}
        description={t('maintenance.delete-hint', 'What it silences, and is still open, fires at once.')}
        confirmText={t('maintenance.delete', 'Delete')}
        onConfirm={() => remove.mutateAsync(uid).then(onDeleted, () => setAsking(false))}
        onDismiss={() => setAsking(false)}
      />
    </MayHere>
  );
}
