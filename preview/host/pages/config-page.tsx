import type { AppPlugin } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { ErrorBoundaryAlert } from '@grafana/ui';
import React from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { PluginPage } from '../chrome/plugin-page.tsx';
import { NotFound } from './not-found.tsx';
import { Overview } from './overview.tsx';

/** The plugin's page in Grafana's catalog: its description, and a tab for each of its configuration pages. */
export function ConfigPage({ plugin }: { plugin: AppPlugin }) {
  const { pluginId } = useParams();
  const [search] = useSearchParams();
  const { meta, configPages = [] } = plugin;
  if (pluginId !== meta.id) {
    return <NotFound />;
  }
  const shown = search.get('page') ?? configPages[0]?.id ?? overview;
  const Body = configPages.find(({ id }) => id === shown)?.body;
  const tab = (id: string, text: string) => ({ text, active: id === shown, url: `/plugins/${meta.id}?page=${id}` });
  const tabs = [tab(overview, 'Overview'), ...configPages.map(({ id, title }) => tab(id, title))];
  return (
    <PluginPage
      pageNav={{ text: meta.name, subTitle: meta.info.description, img: meta.info.logos.small, children: tabs }}
    >
      <ErrorBoundaryAlert>
        {Body ? <Body plugin={plugin} query={locationService.getSearchObject()} /> : <Overview meta={meta} />}
      </ErrorBoundaryAlert>
    </PluginPage>
  );
}

const overview = 'overview';
