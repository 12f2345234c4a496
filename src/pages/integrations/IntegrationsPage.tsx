import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState } from '@grafana/ui';
import React, { useState } from 'react';
import { useIntegrations } from '../../api/integrations';
import { GuardedButton } from '../../components/GuardedButton';
import { QueryView } from '../../components/QueryView';
import { CreateIntegrationDrawer } from './create/CreateIntegrationDrawer';
import { IntegrationList } from './list/IntegrationList';

export function IntegrationsPage() {
  const query = useIntegrations();
  const [isCreating, setCreating] = useState(false);
  const newButton = (
    <GuardedButton route="createIntegration" icon="plus" onClick={() => setCreating(true)}>
      {t('integrations.new', 'New integration for receiving alerts')}
    </GuardedButton>
  );
  return (
    <PluginPage
      subTitle={t('integrations.subtitle', 'Where alerts come from. Each integration has a webhook URL of its own.')}
      actions={newButton}
    >
      <QueryView query={query}>
        {(integrations) =>
          integrations.length > 0 ? (
            <IntegrationList integrations={integrations} />
          ) : (
            <EmptyState variant="call-to-action" message={t('integrations.empty', 'No integrations yet')}>
              {t('integrations.empty-hint', 'An integration gives a source of alerts a webhook URL to send them to.')}
            </EmptyState>
          )
        }
      </QueryView>
      {isCreating && (
        <CreateIntegrationDrawer
          taken={(query.data ?? []).map(({ name }) => name)}
          onClose={() => setCreating(false)}
        />
      )}
    </PluginPage>
  );
}
