import './layout';
import {
  type BusEvent,
  createTheme,
  EventBusSrv,
  type LiveChannelEvent,
  PluginContextProvider,
  type PluginMeta,
  ThemeContext,
} from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import {
  config,
  type GrafanaLiveSrv,
  type PluginPageProps,
  setAppEvents,
  setBackendSrv,
  setGrafanaLiveSrv,
} from '@grafana/runtime';
import { PortalContainer } from '@grafana/ui';
import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { type ReactElement, useEffect } from 'react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router-dom';
import { Observable, type Subject } from 'rxjs';
import type { Role } from '../../pkg/contract/roles.ts';
import { App } from '../../src/app/App';
import { AppProviders } from '../../src/app/AppProviders';
import { ConfigPage } from '../../src/pages/config/ConfigPage';
import pluginJson from '../../src/plugin.json';
import { backendSrv } from './backendSrv';

interface Options {
  role?: Role | 'None' | 'Auditor';
  login?: string;
  /** The messages of Grafana Live; without them Live is unavailable. */
  live?: Subject<LiveChannelEvent>;
}

/** Renders the app at one of its pages, such as `alert-groups/12`, as Grafana does. */
export function renderApp(page: string, options: Options = {}) {
  return renderAt(`/a/${pluginJson.id}/${page}`, options);
}

export function renderConfigPage(options: Options = {}) {
  return renderAt(`/plugins/${pluginJson.id}`, options);
}

/** Renders a part of a page inside what the app gives to all of its pages. */
export function renderPart(part: ReactElement, options: Options = {}) {
  return renderRoutes([{ path: '/', element: <AppProviders>{part}</AppProviders> }], '/', options);
}

function renderAt(path: string, options: Options) {
  const routes = [
    { path: `/a/${pluginJson.id}/*`, element: <App /> },
    { path: `/plugins/${pluginJson.id}`, element: <ConfigPage /> },
  ];
  return renderRoutes(routes, path, options);
}

function renderRoutes(routes: RouteObject[], path: string, { role = 'Admin', login, live }: Options) {
  void initPluginTranslations(pluginJson.id);
  config.bootData = { user: { orgRole: role, login } } as typeof config.bootData;
  setBackendSrv(backendSrv);
  setGrafanaLiveSrv({ getStream: () => live ?? unavailable } as unknown as GrafanaLiveSrv);
  const router = createMemoryRouter(routes, {
    initialEntries: [path],
    future: { v7_relativeSplatPath: true },
  });
  return {
    user: userEvent.setup({ delay: null }),
    toasts: collectToasts(),
    router,
    ...render(framed(<RouterProvider router={router} future={{ v7_startTransition: true }} />)),
  };
}

function framed(page: ReactElement) {
  return (
    <ThemeContext.Provider value={createTheme()}>
      <PluginContextProvider meta={{ id: pluginJson.id } as PluginMeta}>{page}</PluginContextProvider>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}

const unavailable = new Observable<LiveChannelEvent>((subscriber) => subscriber.error(new Error('Live is not there')));

function collectToasts(): string[] {
  const toasts: string[] = [];
  const events = new EventBusSrv();
  events.publish = ({ payload }: BusEvent) => void toasts.push(String(payload));
  setAppEvents(events);
  return toasts;
}

/** The npm package's frame shows only its children; Grafana replaces it with its own. */
function PluginPage({ pageNav, renderTitle, subTitle, actions, children }: PluginPageProps) {
  const title = pageNav?.text ?? 'Bellhook';
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main>
      {renderTitle ? renderTitle(title) : <h1>{title}</h1>}
      {subTitle}
      {actions}
      {children}
    </main>
  );
}

// The package offers the setter only to Grafana.
jest
  .requireActual<{ setPluginPage: (page: typeof PluginPage) => void }>(
    '../../node_modules/@grafana/runtime/dist/cjs/components/PluginPage.cjs'
  )
  .setPluginPage(PluginPage);

configure({
  // Allows for a busy machine.
  asyncUtilTimeout: 30_000,
  // The text of the page shows the problem as well as its markup does, and is produced much faster.
  getElementError: (message, container) => new Error(`${message}\n\n${container.textContent}`),
});
