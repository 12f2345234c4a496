import { t } from '@grafana/i18n';
import { Drawer } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useUpdateIntegration } from '../../../api/integrations';
import { IntegrationForm } from '../../../components/integration/IntegrationForm';

interface Props {
  integration: Integration;
  onClose: () => void;
}

export function EditIntegrationDrawer({ integration: { uid, name, description }, onClose }: Props) {
  const update = useUpdateIntegration(uid);
  return (
    <Drawer title={t('integration.edit-title', 'Edit integration')} size="md" onClose={onClose}>
      <IntegrationForm
        initial={{ name, description }}
        submitText={t('integration.save', 'Save')}
        cancelText={t('integration.cancel', 'Cancel')}
        error={update.error}
        isSaving={update.isPending}
        onCancel={onClose}
        onSubmit={(values) => update.mutate(values, { onSuccess: onClose })}
      />
    </Drawer>
  );
}
