import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React from 'react';
import { useNavigate } from 'react-router-dom';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useDeleteIntegration } from '../../../api/integrations';
import { links } from '../../../app/links';

interface Props {
  integration: Pick<Integration, 'uid' | 'name'>;
  isOpen: boolean;
  onClose: () => void;
}

export function DeleteIntegrationModal({ integration: { uid, name }, isOpen, onClose }: Props) {
  const remove = useDeleteIntegration(uid);
  const navigate = useNavigate();
  const confirm = () => remove.mutateAsync().then(() => void navigate(links.integrations), onClose);
  return (
    <ConfirmModal
      isOpen={isOpen}
      title={t('integration.delete-title', 'Delete integration')}
      body={t('integration.delete-body', 'Delete the integration "{{name}}"?', {
        name,
        interpolation: { escapeValue: false },
      })}
      description={t('integration.delete-description', 'Its webhook URL stops working at once. Its alert groups stay.')}
      confirmText={t('integration.delete', 'Delete')}
      onConfirm={confirm}
      onDismiss={onClose}
    />
  );
}
