import { AppPlugin } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

const App = lazy(() => import('./app/App').then(({ App }) => ({ default: App })));
const ConfigPage = lazy(() => import('./pages/config/ConfigPage').then(({ ConfigPage }) => ({ default: ConfigPage })));

export const plugin = new AppPlugin().setRootPage(Root).addConfigPage({
  id: 'configuration',
  title: configurationTitle(),
  icon: 'cog',
  body: Configuration,
});

function configurationTitle() {
  return t('config.title', 'Configuration');
}

function Root() {
  return (
    <Suspense fallback={<Loading />}>
      <App />
    </Suspense>
  );
}

function Configuration() {
  return (
    <Suspense fallback={<Loading />}>
      <ConfigPage />
    </Suspense>
  );
}

function Loading() {
  return <LoadingPlaceholder text={t('app.loading', 'Loading…')} />;
}
