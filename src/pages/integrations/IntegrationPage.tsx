import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Stack } from '@grafana/ui';
import React from 'react';
import { useParams } from 'react-router-dom';
import { useIntegration } from '../../api/integrations';
import { links } from '../../app/links';
import { PageTitle } from '../../components/PageTitle';
import { QueryView } from '../../components/QueryView';
import { FirstAlertNote } from './FirstAlertNote';
import { HowToConnect } from './HowToConnect';
import { IntegrationButtons } from './IntegrationButtons';
import { IntegrationFacts } from './IntegrationFacts';
import { TemplatesSection } from './templates/TemplatesSection';

export function IntegrationPage() {
  const { uid = '' } = useParams();
  const query = useIntegration(uid);
  const integration = query.data;
  return (
    <PluginPage
      pageNav={{
        text: integration?.name ?? t('integration.title', 'Integration'),
        parentItem: {
          text: t('integrations.title', 'Integrations'),
          url: locationUtil.assureBaseUrl(links.integrations),
        },
      }}
      renderTitle={(title) => <PageTitle title={title} />}
      actions={integration && <IntegrationButtons integration={integration} />}
    >
      <QueryView query={query}>
        {(shown) => (
          <Stack direction="column" gap={3}>
            <IntegrationFacts integration={shown} />
            <FirstAlertNote integration={shown} />
            <HowToConnect integration={shown} />
            <TemplatesSection integration={shown} />
          </Stack>
        )}
      </QueryView>
    </PluginPage>
  );
}
