import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React from 'react';
import { sizeOf } from '../../../../api/operations/operation';
import type { DialogProps } from './ActionDialog';
import { targetText } from './targetText';

/** More than this many are deleted only by somebody who types the word. */
const many = 1;

export function DeleteDialog({ target, onAct, onClose }: DialogProps) {
  return (
    <ConfirmModal
      isOpen
      title={t('alert-groups.delete.title', 'Delete {{what}}', { what: targetText(target) })}
      body={t('alert-groups.delete.body', 'Delete {{what}} with all alerts?', { what: targetText(target) })}
      description={t(
        'alert-groups.delete.description',
        'You can undo this for ten seconds. An alert with the same key opens a new alert group.'
      )}
      confirmText={t('alert-groups.action.delete', 'Delete')}
      confirmationText={sizeOf(target) > many ? t('alert-groups.action.delete', 'Delete') : undefined}
      onConfirm={() => onAct({ action: 'delete' })}
      onDismiss={onClose}
    />
  );
}
