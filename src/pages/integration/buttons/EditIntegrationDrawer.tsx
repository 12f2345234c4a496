import { t } from '@grafana/i18n';
import { Drawer } from '@grafana/ui';
import React, { useState } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useUpdateIntegration } from '../../../api/integrations';
import { takeTitle, TakeToFile } from '../../../components/as-code/TakeToFile';
import { IntegrationForm, type IntegrationFormValues } from '../../../components/integration/IntegrationForm';

interface Props {
  integration: Integration;
  onClose: () => void;
}

/** Changes name and description; those of an integration that a file owns are taken to the file. */
export function EditIntegrationDrawer({ integration, onClose }: Props) {
  const { uid, name, description, provisioned } = integration;
  const update = useUpdateIntegration(uid);
  const [taken, setTaken] = useState<IntegrationFormValues>();
  if (taken !== undefined) {
    return <TakeToFile route="getIntegrationAsYaml" owned={integration} changes={taken} onClose={onClose} />;
  }
  return (
    <Drawer title={t('integration.edit-title', 'Edit integration')} size="md" onClose={onClose}>
      <IntegrationForm
        initial={{ name, description }}
        submitText={provisioned ? takeTitle() : t('integration.save', 'Save')}
        cancelText={t('integration.cancel', 'Cancel')}
        error={update.error}
        isSaving={update.isPending}
        onCancel={onClose}
        onSubmit={({ name, description }) =>
          provisioned ? setTaken({ name, description }) : update.mutate({ name, description }, { onSuccess: onClose })
        }
      />
    </Drawer>
  );
}
