import { t } from '@grafana/i18n';
import { Alert, Button, ConfirmModal, Drawer, Stack } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/client/ApiError';
import { serverClock } from '../../../api/client/serverClock';
import { useDeleteMaintenance, useSaveMaintenance } from '../../../api/maintenance';
import { mayCall } from '../../../app/permissions';
import { GuardedButton } from '../../../components/GuardedButton';
import { EndButton } from '../EndButton';
import { problemsOf } from './problems';
import { WindowFields } from './WindowFields';
import { newValues, type Scope, toBody, toValues, type WindowValues } from './windowValues';

interface Props {
  /** Undefined for a new one. */
  window: MaintenanceWindow | undefined;
  /** What a new one is of. */
  scope: Partial<Scope> | undefined;
  onClose: () => void;
}

/** Makes, shows, changes, ends and deletes a maintenance window. */
export function WindowDrawer({ window, scope = {}, onClose }: Props) {
  const [values, setValues] = useState(() =>
    window === undefined ? newValues(scope, serverClock.now()) : toValues(window)
  );
  const [isChecked, setChecked] = useState(false);
  const change = useCallback(
    (changes: Partial<WindowValues>) => setValues((before) => ({ ...before, ...changes })),
    []
  );
  const save = useSaveMaintenance(window?.uid);
  const problems = problemsOf(values);
  const isOwned = window?.provisioned === true;
  const ownedBy = isOwned ? t('maintenance.owned', 'A provisioning file owns it; change it there') : undefined;
  const submit = () => {
    setChecked(true);
    if (Object.keys(problems).length === 0) {
      save.mutate(toBody(values), { onSuccess: onClose });
    }
  };
  return (
    <Drawer title={window?.name ?? t('maintenance.new', 'New maintenance window')} size="md" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack direction="column" gap={2}>
          {ownedBy !== undefined && <Alert severity="info" role="status" title={ownedBy} />}
          {save.error && (
            <Alert severity="error" title={t('maintenance.not-saved', 'Not saved')}>
              {errorText(save.error)}
            </Alert>
          )}
          <WindowFields
            values={values}
            problems={isChecked ? problems : {}}
            isNew={window === undefined}
            isReadOnly={isOwned || !mayCall('updateMaintenanceWindow')}
            onChange={change}
          />
          <Stack gap={1} wrap="wrap">
            <GuardedButton type="submit" route="createMaintenanceWindow" blockedBy={ownedBy} disabled={save.isPending}>
              {t('maintenance.save', 'Save')}
            </GuardedButton>
            <Button type="button" variant="secondary" onClick={onClose}>
              {t('maintenance.cancel', 'Cancel')}
            </Button>
            {window?.state === 'active' && <EndButton window={window} />}
            {window && <DeleteButton window={window} blockedBy={ownedBy} onDeleted={onClose} />}
          </Stack>
        </Stack>
      </form>
    </Drawer>
  );
}

function DeleteButton({
  window: { uid, name },
  blockedBy,
  onDeleted,
}: {
  window: MaintenanceWindow;
  blockedBy: string | undefined;
  onDeleted: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteMaintenance();
  return (
    <>
      <GuardedButton
        type="button"
        route="deleteMaintenanceWindow"
        blockedBy={blockedBy}
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
    </>
  );
}
