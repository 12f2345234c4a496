import { type AppPlugin, type EventBusExtended, PluginContextProvider, ThemeContext } from '@grafana/data';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import React, { Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { AppChrome } from './chrome/app-chrome.tsx';
import { PageNavProvider } from './chrome/page-nav.tsx';
import { Toasts } from './chrome/toasts.tsx';
import { LocationRouter } from './location-router.tsx';
import { AppPage } from './pages/app-page.tsx';
import { ConfigPage } from './pages/config-page.tsx';
import { NotFound } from './pages/not-found.tsx';

interface Props {
  plugin: AppPlugin;
  events: EventBusExtended;
}

/** The providers that Grafana puts around a plugin, its chrome, and the two kinds of plugin pages. */
export function App({ plugin, events }: Props) {
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <LocationRouter>
          <ModalsProvider>
            <PluginContextProvider meta={plugin.meta}>
              <PageNavProvider>
                <AppChrome>
                  <Suspense fallback={null}>
                    <Routes>
                      <Route path="/a/:pluginId/*" element={<AppPage plugin={plugin} />} />
                      <Route path="/plugins/:pluginId" element={<ConfigPage plugin={plugin} />} />
                      <Route path="*" element={<NotFound />} />
                    </Routes>
                  </Suspense>
                </AppChrome>
              </PageNavProvider>
            </PluginContextProvider>
            <Toasts events={events} />
            <ModalRoot />
            <PortalContainer />
          </ModalsProvider>
        </LocationRouter>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}
