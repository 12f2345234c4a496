import { locationUtil, type NavModelItem } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import React, { type ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import type { Integration } from '../../../pkg/contract/types.ts';
import { useIntegration } from '../../api/integrations';
import { type IntegrationTab, links } from '../../app/links';
import { NotFoundPage } from '../../app/NotFoundPage';
import { type MayCall, MayHere, useMay } from '../../app/permissions';
import { UrlShownOnce } from '../../components/integration/token/UrlShownOnce';
import { PageTitle } from '../../components/PageTitle';
import { QueryView } from '../../components/QueryView';
import { IntegrationButtons } from './buttons/IntegrationButtons';
import { Deliveries } from './deliveries/Deliveries';
import { DisabledNote } from './DisabledNote';
import { Overview } from './overview/Overview';
import { SettingsTab } from './settings/SettingsTab';
import { LeaveDrafts } from './templates/LeaveDrafts';
import { TemplatesSection } from './templates/TemplatesSection';

export function IntegrationPage() {
  const { uid = '', tab } = useParams();
  const query = useIntegration(uid);
  const integration = query.error?.code === 'not_found' ? undefined : query.data;
  const may = useMay();
  const tabs = getTabs((route) => may(route, integration?.may));
  const shownTab = tabs.find(({ path }) => path === tab);
  if (shownTab === undefined) {
    return <NotFoundPage />;
  }
  return (
    <PluginPage
      pageNav={{
        text: integration?.name ?? t('integration.title', 'Integration'),
        parentItem: {
          text: t('integrations.title', 'Integrations'),
          url: locationUtil.assureBaseUrl(links.integrations),
        },
        children: tabs.map(({ path, text, isHidden }): NavModelItem => ({
          text,
          url: locationUtil.assureBaseUrl(links.integration(uid, path)),
          active: path === tab,
          hideFromTabs: isHidden,
        })),
      }}
      renderTitle={(title) => <PageTitle title={title} />}
      actions={
        integration && (
          <MayHere value={integration.may}>
            <IntegrationButtons integration={integration} />
          </MayHere>
        )
      }
    >
      <QueryView query={query}>
        {(shown) => (
          <MayHere value={shown.may}>
            <DisabledNote integration={shown} />
            <UrlShownOnce uid={shown.uid} />
            {shownTab.render(shown)}
          </MayHere>
        )}
      </QueryView>
      <LeaveDrafts uid={uid} />
    </PluginPage>
  );
}

interface Tab {
  /** No query for the first tab. */
  path: IntegrationTab | undefined;
  text: string;
  isHidden?: boolean;
  render: (integration: Integration) => ReactNode;
}

function getTabs(may: MayCall): Tab[] {
  return [
    {
      path: undefined,
      text: t('integration.tab.overview', 'Overview'),
      render: (integration) => <Overview key={integration.uid} integration={integration} />,
    },
    {
      path: 'templates',
      text: t('integration.tab.templates', 'Templates'),
      render: (integration) => <TemplatesSection key={integration.uid} integration={integration} />,
    },
    {
      path: 'settings',
      text: t('integration.tab.settings', 'Settings'),
      render: (integration) => <SettingsTab key={integration.uid} integration={integration} />,
    },
    {
      path: 'deliveries',
      text: t('integration.tab.deliveries', 'Deliveries'),
      isHidden: !may('listDeliveries'),
      render: ({ uid }) => <Deliveries integrationUid={uid} />,
    },
  ];
}
