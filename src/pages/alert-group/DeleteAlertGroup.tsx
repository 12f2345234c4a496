import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React, { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import { useDeleteAlertGroup } from '../../api/alertGroups';
import { links } from '../../app/links';
import { GuardedButton } from '../../components/GuardedButton';

/** A button that deletes an alert group after a confirmation, and returns to the list. */
export function DeleteAlertGroup({ group }: { group: AlertGroup }) {
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync } = useDeleteAlertGroup(group);
  const navigate = useNavigate();
  const close = () => setOpen(false);
  return (
    <>
      <GuardedButton
        route="deleteAlertGroup"
        variant="destructive"
        fill="outline"
        icon="trash-alt"
        onClick={() => setOpen(true)}
      >
        {t('alert-group.delete', 'Delete')}
      </GuardedButton>
      <ConfirmModal
        isOpen={isOpen}
        title={t('alert-group.delete-title', 'Delete alert group')}
        body={t('alert-group.delete-body', 'Delete alert group #{{number}} with all its alerts?', {
          number: group.number,
        })}
        description={t(
          'alert-group.delete-description',
          'This cannot be undone. An alert with the same key opens a new alert group.'
        )}
        confirmText={t('alert-group.delete', 'Delete')}
        onConfirm={() => mutateAsync().then(() => void navigate(links.alertGroups()), close)}
        onDismiss={close}
      />
    </>
  );
}
