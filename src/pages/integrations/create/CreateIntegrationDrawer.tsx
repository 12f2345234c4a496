import { t } from '@grafana/i18n';
import { Drawer } from '@grafana/ui';
import React, { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { IntegrationType } from '../../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { useCreateIntegration } from '../../../api/integrations';
import { links } from '../../../app/links';
import { freeName } from '../../../components/integration/freeName';
import { IntegrationForm } from '../../../components/integration/IntegrationForm';
import { TypeGallery } from './TypeGallery';

interface Props {
  /** The names of the integrations that there are. */
  taken: readonly string[];
  onClose: () => void;
}

/** What sends the alerts, then a name, and the new integration's page opens. */
export function CreateIntegrationDrawer({ taken, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [type, setType] = useState<IntegrationType>();
  const create = useCreateIntegration();
  const navigate = useNavigate();
  return (
    <Drawer
      title={t('integrations.create.title', 'Create integration')}
      subtitle={
        type === undefined
          ? t('integrations.create.choose', 'What sends the alerts?')
          : presentations[type].texts.name()
      }
      size="md"
      onClose={onClose}
    >
      {type === undefined ? (
        <TypeGallery query={query} onSearch={setQuery} onChoose={setType} />
      ) : (
        <IntegrationForm
          initial={{ name: freeName(presentations[type].texts.name(), taken), description: '', urlShownOnce: false }}
          submitText={t('integrations.create.submit', 'Create integration')}
          cancelText={t('integrations.create.back', 'Back')}
          error={create.error}
          isSaving={create.isPending}
          onCancel={() => {
            create.reset();
            setType(undefined);
          }}
          onSubmit={(values) =>
            create.mutate(
              { ...values, type },
              { onSuccess: (integration) => void navigate(links.integration(integration.uid)) }
            )
          }
        />
      )}
    </Drawer>
  );
}
